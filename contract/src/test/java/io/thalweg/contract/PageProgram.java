package io.thalweg.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program that the blocks of Java of a Markdown page are, in order.
///
/// @param source a compact source file
/// @param outputs the blocks of text below blocks of Java: what those print
record PageProgram(String source, List<String> outputs) {
    /// What the program prints before each block of statements.
    static final String BEFORE = "%%statements%%";

    /// What the program prints behind each block whose output the page shows.
    static final String AFTER = "%%shown%%";

    private static final Pattern BLOCK =
            Pattern.compile("^```(java|text)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// A block that begins like a type of several or a method; all others are statements, which may
    /// hold records of their own.
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "(///|sealed |static |[\\w<>]+ \\w+\\([^)]*\\) \\{\n).*", Pattern.DOTALL);

    static PageProgram of(String page) {
        return of(page, "");
    }

    /// @param end statements behind those of the page
    static PageProgram of(String page, String end) {
        var imports = new StringBuilder("import module io.thalweg.learn;\n");
        var declarations = new StringBuilder();
        var statements = new StringBuilder();
        var outputs = new ArrayList<String>();
        boolean behindStatements = false;
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String text = blocks.group(2);
            if (blocks.group(1).equals("text")) {
                if (behindStatements) {
                    outputs.add(text);
                    statements.append("IO.println(\"").append(AFTER).append("\");\n");
                }
                behindStatements = false;
            } else if (DECLARATION.matcher(text).matches()) {
                declarations.append(text);
            } else {
                statements.append("IO.println(\"").append(BEFORE).append("\");\n");
                for (String line : text.lines().toList()) {
                    (line.startsWith("import ") ? imports : statements).append(line).append('\n');
                }
                behindStatements = true;
            }
        }
        return new PageProgram(
                imports + "\nvoid main() {\n" + statements + end + "}\n\n" + declarations,
                List.copyOf(outputs));
    }
}
