/**
 * What a task file says, and the tables that are read by it: every cell checked, nothing guessed, a wrong one refused by
 * line, column and reason. Knows no candidate, no fold and no report. Start at {@link
 * org.rheumaroute.training.table.TaskDefinition}, then {@code CohortCsv}.
 */
@NullMarked
package org.rheumaroute.training.table;

import org.jspecify.annotations.NullMarked;
