package io.thalweg.data.source;

/// What `1,234` means in a file whose fields are not separated by commas, such as one with
/// semicolons.
public enum DecimalMark {
    /// Found out: 1.234 if another number of the file has a comma that only a decimal mark can be,
    /// such as `0,5`; else it is not read as a number.
    FOUND_OUT,
    /// 1234: commas divide thousands.
    POINT,
    /// 1.234: commas are decimal marks.
    COMMA
}
