package io.thalweg.bench.quality;

import java.util.ArrayList;
import java.util.List;

/// Who takes part.
///
/// @param id on the command line and in file names
/// @param title in reports
/// @param module that holds it; empty for Thalweg's own
record SideOf(String id, String title, String module) {
    /// The module of what runs in Python.
    static final String PYTHON = "sklearn";

    /// The default recipe.
    static final SideOf AUTO = new SideOf("auto", "Thalweg auto", "");

    /// All, Thalweg first.
    static List<SideOf> all() {
        return List.of(
                AUTO,
                new SideOf("best", "Thalweg best", ""),
                new SideOf("xgboost", "XGBoost", "xgboost"),
                new SideOf("lightgbm", "LightGBM", "lightgbm"),
                new SideOf("smile-forest", "Smile forest", "smile"),
                new SideOf("smile-boosting", "Smile boosting", "smile"),
                new SideOf("tribuo-forest", "Tribuo forest", "tribuo"),
                new SideOf("sklearn-boosting", "sklearn boosting", PYTHON),
                new SideOf("sklearn-forest", "sklearn forest", PYTHON),
                new SideOf("sklearn-mlp", "sklearn MLP", PYTHON),
                new SideOf("sklearn-linear", "sklearn linear", PYTHON));
    }

    /// Whether it is one of Thalweg's.
    boolean isOurs() {
        return module.isEmpty();
    }

    /// The modules of some sides, each once.
    static List<String> modules(List<SideOf> sides) {
        var modules = new ArrayList<String>();
        for (var side : sides) {
            if (!side.isOurs() && !modules.contains(side.module())) {
                modules.add(side.module());
            }
        }
        return modules;
    }
}
