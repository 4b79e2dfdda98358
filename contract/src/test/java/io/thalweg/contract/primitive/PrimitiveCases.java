package io.thalweg.contract.primitive;

import java.util.ArrayList;
import java.util.List;

/// The entries of all families.
final class PrimitiveCases {
    private PrimitiveCases() {}

    static List<PrimitiveCase> all() {
        var all = new ArrayList<PrimitiveCase>();
        all.addAll(ElementwiseCases.all());
        all.addAll(PairCases.all());
        all.addAll(ReductionCases.all());
        all.addAll(MovementCases.all());
        all.addAll(ContractionCases.all());
        all.addAll(ConvolutionCases.all());
        all.addAll(WindowCases.all());
        all.addAll(ScanCases.all());
        all.addAll(AttendingCases.all());
        all.addAll(LookupCases.all());
        all.addAll(SourceCases.all());
        return all;
    }
}
