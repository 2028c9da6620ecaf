package org.rheumaroute.training.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void leavesNothingThatABrowserTakesForMarkup() {
        assertThat(Markup.text("<a href=\"x\" title='y'>&</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
    }

    @Test
    void leavesJapaneseAlone() {
        assertThat(Markup.text("圧痛関節数（28関節）")).isEqualTo("圧痛関節数（28関節）");
    }

    @Test
    void showsWhatWouldHideOrTurnText() {
        assertThat(Markup.text("a\u0000b\u202Ec\u200Bd\uFFFEe")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void survivesHalfACharacter() {
        assertThat(Markup.text("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(Markup.text("𠮷")).isEqualTo("𠮷");
    }
}
