package io.thalweg.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What LAYOUT.md says.
///
/// @param folders by name, in the page's order
/// @param packages in the page's order
record Layout(Map<String, Folder> folders, List<String> packages) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// A line of the first table.
    ///
    /// @param module the Java module's name, or empty
    /// @param requires folders whose modules it may use
    record Folder(String module, List<String> requires) {}

    /// @param page the text of LAYOUT.md
    static Layout parse(String page) {
        Map<String, Folder> folders = new LinkedHashMap<>();
        List<String> packages = new ArrayList<>();
        for (String line : page.lines().toList()) {
            if (!line.startsWith("| `")) {
                continue;
            }
            String[] cells = line.substring(1).split("\\|", -1);
            String first = codes(cells[0]).getFirst();
            if (first.endsWith("/")) {
                List<String> modules = codes(cells[1]);
                folders.put(
                        first.substring(0, first.length() - 1),
                        new Folder(modules.isEmpty() ? "" : modules.getFirst(), codes(cells[2])));
            } else {
                packages.add(first);
            }
        }
        return new Layout(folders, packages);
    }

    /// The folder whose module holds a package.
    ///
    /// @throws IllegalArgumentException if no module does
    String folderOf(String packageName) {
        for (Map.Entry<String, Folder> entry : folders.entrySet()) {
            String module = entry.getValue().module();
            if (packageName.equals(module) || packageName.startsWith(module + ".")) {
                if (!module.isEmpty()) {
                    return entry.getKey();
                }
            }
        }
        throw new IllegalArgumentException(packageName + " is in no module of LAYOUT.md");
    }

    /// Whether the page allows one package to import another.
    boolean allows(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        int upper = packages.indexOf(to);
        int lower = packages.indexOf(from);
        if (upper < 0 || lower < 0 || upper > lower) {
            return false;
        }
        String home = folderOf(from);
        String other = folderOf(to);
        Folder folder = folders.get(home);
        return home.equals(other) || (folder != null && folder.requires().contains(other));
    }

    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(cell);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }
}
