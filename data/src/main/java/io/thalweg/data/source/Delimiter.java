package io.thalweg.data.source;

/// Finds out what separates the fields: comma, semicolon, tab or bar.
final class Delimiter {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int RECORDS = 50;

    private Delimiter() {}

    /// The candidate that occurs in the first line (outside quotes) and divides the most of the
    /// following lines into as many fields; among equals the one with the most fields, then the
    /// first of comma, semicolon, tab, bar. Comma if none occurs: a single column.
    ///
    /// @param head the beginning of the file
    static char find(CharSequence head) {
        var counts = new int[RECORDS][CANDIDATES.length];
        int records = count(head, counts);
        char best = ',';
        int bestAgreeing = 0;
        int bestFields = 0;
        for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
            int fields = counts[0][candidate];
            if (fields == 0) {
                continue;
            }
            int agreeing = 0;
            for (int record = 0; record < records; record++) {
                if (counts[record][candidate] == fields) {
                    agreeing++;
                }
            }
            if (agreeing > bestAgreeing || (agreeing == bestAgreeing && fields > bestFields)) {
                best = CANDIDATES[candidate];
                bestAgreeing = agreeing;
                bestFields = fields;
            }
        }
        return best;
    }

    /// Counts the candidates outside quotes in each whole record; gives the number of records.
    private static int count(CharSequence head, int[][] counts) {
        int record = 0;
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < head.length() && record < RECORDS; i++) {
            char character = head.charAt(i);
            if (character == '"') {
                quoted = !quoted;
                any = true;
            } else if (!quoted && (character == '\n' || character == '\r')) {
                if (any) {
                    record++;
                }
                any = false;
            } else if (!quoted) {
                any = true;
                for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
                    if (character == CANDIDATES[candidate]) {
                        counts[record][candidate]++;
                    }
                }
            }
        }
        return Math.max(record, 1);
    }
}
