package io.thalweg.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The column that a component of a record is, where the column's name is no Java name.
///
/// ```java
/// record House(@Column("1st Flr SF") double firstFloor, String Neighborhood) {}
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    /// The column's name.
    String value();
}
