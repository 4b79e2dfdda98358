package io.thalweg.data.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is, and who asks. What is shown of it never has a password in it.
///
/// @param url as the driver takes it: `jdbc:…`
/// @param user or null for what the address says
/// @param password or null for what the address says
public record JdbcAddress(String url, @Nullable String user, @Nullable String password) {
    private static final String BEGINNING = "jdbc:";
    private static final Pattern SECRET =
            Pattern.compile("((?:password|passwd|pwd|secret|token)\\w*\\s*=\\s*)([^&;]*)", flags());
    private static final Pattern SECRET_AND_MARK = Pattern.compile(SECRET + "[&;]?", flags());
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:?]*):([^/@]*)@");

    /// An address as typed.
    public static JdbcAddress of(String url) {
        return new JdbcAddress(url, null, null);
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE;
    }

    /// Whether a text is an address of a database rather than the name of a file.
    public static boolean isAddress(String text) {
        return text.startsWith(BEGINNING);
    }

    /// Whether the address itself has a password in it.
    public boolean hasPassword() {
        return !shown().equals(url);
    }

    /// The address with `***` for a password.
    public String shown() {
        var hidden = SECRET.matcher(url).replaceAll("$1***");
        return USER_INFO.matcher(hidden).replaceAll("$1:***@");
    }

    /// The address without a password.
    public String withoutPassword() {
        var rest = SECRET_AND_MARK.matcher(url).replaceAll("").replaceAll("[?&;]+$", "");
        return USER_INFO.matcher(rest).replaceAll("$1@");
    }

    /// A text of somebody else, without the passwords that may be in it.
    String withoutSecrets(String text) {
        var safe = text.replace(url, shown());
        safe = SECRET.matcher(safe).replaceAll("$1***");
        safe = USER_INFO.matcher(safe).replaceAll("$1:***@");
        return password == null || password.isEmpty() ? safe : safe.replace(password, "***");
    }

    @Override
    public String toString() {
        return shown();
    }
}
