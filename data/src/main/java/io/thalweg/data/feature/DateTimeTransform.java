package io.thalweg.data.feature;

import io.thalweg.data.schema.DateOrder;
import java.util.ArrayList;
import java.util.List;

/// A date as calendar parts: the year, scaled like a number, and sine and cosine of month, day of
/// the month, day of the week and (if there are times) hour. A zone is not applied: the parts are
/// those of the clock on the wall where the date was written. A missing date has the median year
/// and 0 elsewhere.
///
/// @param input the column
/// @param order in which order the parts are written
/// @param time whether the hour is given as well
/// @param medianYear of the training rows, with the part of the year as its fraction
/// @param scale 1 / (q75 − q25) of the years; 2 / (max − min) if that is infinite; 0 for one year
/// @param missingIndicator whether a last number says that the date was missing (1) or not (0)
public record DateTimeTransform(
        String input,
        DateOrder order,
        boolean time,
        double medianYear,
        double scale,
        boolean missingIndicator)
        implements Transform {
    @Override
    public List<String> outputs() {
        var names = new ArrayList<String>();
        names.add(input + " year");
        for (var part :
                time
                        ? List.of("month", "day", "weekday", "hour")
                        : List.of("month", "day", "weekday")) {
            names.add(input + " " + part + " sine");
            names.add(input + " " + part + " cosine");
        }
        if (missingIndicator) {
            names.add(input + " missing");
        }
        return names;
    }
}
