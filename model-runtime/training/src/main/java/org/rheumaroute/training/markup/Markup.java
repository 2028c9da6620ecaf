package org.rheumaroute.training.markup;

/** Escapes text for HTML and SVG, in elements and in quoted attributes alike. */
public final class Markup {
    private Markup() {}

    /** Everything that a file or a record said passes here; control and bidirectional characters become visible. */
    public static String text(String value) {
        StringBuilder safe = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isHidden(point) ? '\uFFFD' : point);
            }
        });
        return safe.toString();
    }

    /** Format characters turn or hide text; lone surrogates and non-characters would make the file unreadable. */
    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE;
    }
}
