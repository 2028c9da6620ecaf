#!/usr/bin/Rscript
# Prints the figures of every table in a folder as R has them: pROC for AUC, DeLong and Youden, rms for the smooth
# calibration errors, stats (glm, lowess, prop.test, quantile) for the rest.
#
#   figures.R FOLDER
#
# A table is NNN.csv with the columns outcome, first, second; numbers are hexadecimal, so that no digit is lost on the
# way. NNN-draws.csv, where there is one, holds one bootstrap draw a line (row numbers from 0). The output is one line a
# table; NA where a figure is undefined.

suppressMessages({
  library(pROC)
  library(rms)
})
options(warn = -1, digits.secs = 0)

folder <- commandArgs(trailingOnly = TRUE)[1]
cut <- 0.3
thresholds <- c(0.1, 0.3, 0.5, 0.9)
f1 <- function(s) 2 * s / (1 + s)

# A share and its score interval without continuity correction.
share <- function(x, n) {
  if (n == 0) return(c(NA, NA, NA))
  interval <- prop.test(x, n, correct = FALSE)$conf.int
  c(x / n, interval[1], interval[2])
}

# Newton's steps until nothing moves: an epsilon that no change of deviance is below, except none at all. glm takes its
# standard errors from the step before the last, so it is started once more at its own result.
unpenalised <- function(formula, data) {
  exact <- glm.control(epsilon = 1e-300, maxit = 60)
  found <- glm(formula, family = binomial(), data = data, control = exact)
  glm(formula, family = binomial(), data = data, control = exact, start = coef(found))
}

separated <- function(x, y) {
  min(x[y == 1]) >= max(x[y == 0]) || min(x[y == 0]) >= max(x[y == 1])
}

discrimination <- function(y, first, second) {
  none <- c(auc = NA, auc.variance = NA, auc.low = NA, auc.high = NA, second.auc = NA, paired.variance = NA,
            paired.z = NA, paired.p = NA, youden.cut = NA, youden.index = NA)
  if (length(unique(y)) < 2) return(none)
  one <- roc(y, first, levels = c(0, 1), direction = "<", quiet = TRUE)
  two <- roc(y, second, levels = c(0, 1), direction = "<", quiet = TRUE)
  found <- none
  found["auc"] <- as.numeric(auc(one))
  found["second.auc"] <- as.numeric(auc(two))
  if (min(table(y)) > 1) { # with one patient of a class DeLong's variance is undefined
    found["auc.variance"] <- var(one, method = "delong")
    interval <- as.numeric(ci.auc(one, method = "delong"))
    found["auc.low"] <- interval[1]
    found["auc.high"] <- interval[3]
    found["paired.variance"] <- found["auc.variance"] + var(two, method = "delong") -
      2 * cov(one, two, method = "delong")
    test <- roc.test(one, two, method = "delong", paired = TRUE)
    found["paired.z"] <- test$statistic
    found["paired.p"] <- test$p.value
  }
  best <- coords(one, "all", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  index <- best$sensitivity + best$specificity - 1
  top <- max(index)
  if (top > 1e-12) { # the same index up to rounding: the lowest cut
    found["youden.cut"] <- min(best$threshold[index > top - 1e-12])
    found["youden.index"] <- top
  }
  found
}

at_cut <- function(y, p) {
  tp <- sum(p >= cut & y == 1)
  fp <- sum(p >= cut & y == 0)
  tn <- sum(p < cut & y == 0)
  fn <- sum(p < cut & y == 1)
  figures <- list(sensitivity = share(tp, tp + fn), specificity = share(tn, tn + fp), ppv = share(tp, tp + fp),
                  npv = share(tn, tn + fn), accuracy = share(tp + tn, length(y)), always.no = share(sum(y == 0), length(y)),
                  f1 = f1(share(tp, tp + fp + fn)))
  flat <- unlist(figures)
  names(flat) <- paste0(rep(names(figures), each = 3), c("", ".low", ".high"))
  flat
}

line <- function(y, p) {
  found <- c(line.intercept = NA, line.intercept.error = NA, line.slope = NA, line.slope.error = NA, large = NA,
             large.error = NA)
  if (length(unique(y)) < 2 || any(p == 0 | p == 1)) return(found)
  data <- data.frame(y = y, x = log(p) - log1p(-p))
  large <- summary(unpenalised(y ~ 1 + offset(x), data))$coefficients
  found["large"] <- large[1, 1]
  found["large.error"] <- large[1, 2]
  if (separated(data$x, y)) return(found)
  both <- summary(unpenalised(y ~ x, data))$coefficients
  found[1:4] <- c(both[1, 1], both[1, 2], both[2, 1], both[2, 2])
  second <- lrm.fit(data$x, y, eps = 1e-14, maxit = 60)
  if (!second$fail) { # rms agrees with stats; its errors are those of the step before the last, so glm has them
    stopifnot(all(abs(second$coefficients - both[, 1]) <= 1e-9 * pmax(1, abs(both[, 1]))))
  }
  found
}

calibration <- function(y, p) {
  squares <- (p - y)^2
  prevalence <- mean(y)
  smooth <- lowess(p, y, iter = 0)
  n <- length(y)
  found <- c(brier = mean(squares), brier.error = sd(squares) / sqrt(n),
             brier.scaled = if (prevalence %in% c(0, 1)) NA else 1 - mean(squares) / (prevalence * (1 - prevalence)),
             smooth.first = smooth$y[1], smooth.middle = smooth$y[(n + 1) %/% 2], smooth.last = smooth$y[n],
             smooth.weighted = sum(seq_len(n) * smooth$y) / n)
  near <- approx(smooth, xout = p, ties = mean)$y
  errors <- abs(p - near)
  found <- c(found, error.mean = mean(errors), error.ninetieth = unname(quantile(errors, 0.9)),
             error.greatest = max(errors))
  if (!any(p == 0 | p == 1) && length(unique(y)) == 2 && !separated(p, y)) { # rms says the same where it answers
    theirs <- val.prob(p, y, pl = FALSE)
    stopifnot(abs(theirs["Eavg"] - found["error.mean"]) < 1e-9, abs(theirs["E90"] - found["error.ninetieth"]) < 1e-9,
              abs(theirs["Emax"] - found["error.greatest"]) < 1e-9, abs(theirs["Brier"] - found["brier"]) < 1e-9)
  }
  found
}

benefit <- function(y, p) {
  figures <- sapply(thresholds, function(t) {
    c(mean(p >= t & y == 1) - mean(p >= t & y == 0) * t / (1 - t), mean(y == 1) - mean(y == 0) * t / (1 - t))
  })
  flat <- as.vector(figures)
  names(flat) <- paste0(rep(paste0("benefit.", thresholds), each = 2), c("", ".all"))
  flat
}

# Harrell's optimism of the Brier score of a logistic recalibration, with the draws given.
optimism <- function(y, p, file) {
  found <- c(optimism.apparent = NA, optimism = NA, optimism.error = NA)
  if (!file.exists(file)) return(found)
  data <- data.frame(y = y, x = log(p) - log1p(-p))
  brier <- function(model, rows) mean((predict(model, data[rows, ], type = "response") - data$y[rows])^2)
  everybody <- seq_along(y)
  found["optimism.apparent"] <- brier(unpenalised(y ~ x, data), everybody)
  differences <- sapply(strsplit(readLines(file), ","), function(draw) {
    rows <- as.integer(draw) + 1
    model <- unpenalised(y ~ x, data[rows, ])
    brier(model, rows) - brier(model, everybody)
  })
  found["optimism"] <- mean(differences)
  found["optimism.error"] <- sd(differences) / sqrt(length(differences))
  found
}

tables <- sort(list.files(folder, pattern = "^[0-9]+[.]csv$"))
for (i in seq_along(tables)) {
  columns <- read.csv(file.path(folder, tables[i]), colClasses = "character")
  y <- as.integer(columns$outcome)
  first <- as.numeric(columns$first)
  second <- as.numeric(columns$second)
  draws <- file.path(folder, sub("[.]csv$", "-draws.csv", tables[i]))
  figures <- c(discrimination(y, first, second), at_cut(y, first), line(y, first), calibration(y, first),
               benefit(y, first), optimism(y, first, draws))
  figures[is.nan(figures)] <- NA
  if (i == 1) cat("table", names(figures), sep = ",", fill = FALSE)
  if (i == 1) cat("\n")
  cat(sub("[.]csv$", "", tables[i]), ifelse(is.na(figures), "NA", formatC(figures, digits = 13, format = "g", width = 1)),
      sep = ",")
  cat("\n")
}
