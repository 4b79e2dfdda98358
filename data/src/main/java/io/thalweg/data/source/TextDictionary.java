package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Different texts, numbered in the order of first appearance. Looks characters up in place, so
/// that a cell whose text is known makes no string. Open addressing with linear probing.
final class TextDictionary {
    private static final int EMPTY = -1;

    /// The share of the heap that the texts of one column may take.
    private static final int SHARE = 4;

    /// What a text takes beside its characters: the object, its array, and its place here.
    private static final int OVERHEAD = 64;

    private final List<String> texts = new ArrayList<>();
    private int[] slots = new int[64];
    private final long limit;
    private long characters;

    TextDictionary() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /// @param limit how many bytes the texts may take
    TextDictionary(long limit) {
        this.limit = limit;
        Arrays.fill(slots, EMPTY);
    }

    int add(char[] buffer, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i]; // as String.hashCode, which grow() uses
        }
        int slot = slot(hash);
        while (slots[slot] != EMPTY) {
            if (equal(texts.get(slots[slot]), buffer, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int code = texts.size();
        characters += to - from;
        texts.add(new String(buffer, from, to - from));
        slots[slot] = code;
        if (texts.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    /// Whether the texts take more memory than they should.
    boolean isTooLarge() {
        return characters + (long) OVERHEAD * texts.size() > limit;
    }

    int size() {
        return texts.size();
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    }

    private static boolean equal(String text, char[] buffer, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != buffer[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, EMPTY);
        for (int code = 0; code < texts.size(); code++) {
            int slot = slot(texts.get(code).hashCode());
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code;
        }
    }
}
