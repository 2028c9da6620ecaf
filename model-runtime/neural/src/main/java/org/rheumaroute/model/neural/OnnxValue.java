package org.rheumaroute.model.neural;

/** Checks the declaration of the net's input or output: name, 32-bit floats, {@code [n × width]}. */
final class OnnxValue {
    private static final int FLOAT = 1;

    private OnnxValue() {}

    static String nameOfSound(WireReader in, String expectedName, int width) throws Unsound {
        String name = "";
        boolean typed = false;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> {
                    type(in.message(), expectedName, width);
                    typed = true;
                }
                case 3 -> in.text(); // doc_string
                default -> throw new Unsound("a declaration has an unknown field");
            }
        }
        Unsound.unless(typed && name.equals(expectedName), "the net must declare '" + expectedName + "'");
        return name;
    }

    private static void type(WireReader in, String name, int width) throws Unsound {
        boolean tensor = false;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> {
                    tensor(in.message(), name, width);
                    tensor = true;
                }
                case 6 -> in.text(); // denotation
                default -> throw new Unsound("'" + name + "' must be a plain tensor");
            }
        }
        Unsound.unless(tensor, "'" + name + "' must be a plain tensor");
    }

    private static void tensor(WireReader in, String name, int width) throws Unsound {
        long type = 0;
        int dimensions = 0;
        long last = 0;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> type = in.number();
                case 2 -> {
                    WireReader shape = in.message();
                    while (shape.hasMore()) {
                        Unsound.unless(shape.field() == 1, "a shape has an unknown field");
                        last = dimension(shape.message());
                        dimensions++;
                    }
                }
                default -> throw new Unsound("a type has an unknown field");
            }
        }
        Unsound.unless(
                type == FLOAT && dimensions == 2 && last == width, "'" + name + "' must be float[n × " + width + "]");
    }

    private static long dimension(WireReader in) throws Unsound {
        long size = 0;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> size = in.number();
                case 2, 3 -> in.text(); // the batch's name, denotation
                default -> throw new Unsound("a dimension has an unknown field");
            }
        }
        return size;
    }
}
