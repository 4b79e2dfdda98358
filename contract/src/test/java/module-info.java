/// Tests from outside: the compiler lets them see what the modules export, and nothing else.
open module io.thalweg.contract {
    requires static org.jspecify;
    requires io.thalweg.core;
    requires io.thalweg.data;
    requires io.thalweg.learn;
    requires io.thalweg.model;
    requires io.thalweg.cli;
    requires com.tngtech.archunit;
    requires java.xml;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
    requires org.junit.jupiter.params;
}
