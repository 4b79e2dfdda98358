package io.thalweg.data.feature;

/// Numbers, scaled.
final class NumberEncoder implements Encoder {
    private static final double CLIP = 3;

    /// Beyond this the smooth clip is ±3 to the last bit of a float, and its square cannot
    /// overflow.
    private static final double FAR = 1e6;

    private final NumberTransform transform;
    private final double centre;
    private final int at;

    NumberEncoder(NumberTransform transform, int at) {
        this.transform = transform;
        this.centre = transform.curve(transform.median());
        this.at = at;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        var values = into.values();
        for (int i = from; i < to; i++) {
            double number = cells.number(rows[i]);
            int place = i * into.numbers() + at;
            boolean missing = Double.isNaN(number);
            values[place] = missing ? 0 : scaled(number);
            if (transform.missingIndicator()) {
                values[place + 1] = missing ? 1 : 0;
            }
        }
    }

    /// The median, which stands for a missing value, gives 0.
    private float scaled(double number) {
        double scaled = (transform.curve(number) - centre) * transform.scale();
        if (transform.smoothClip()) {
            double near = Math.clamp(scaled, -FAR, FAR);
            double part = near / CLIP;
            scaled = near / Math.sqrt(1 + part * part);
        }
        return (float) Math.clamp(scaled, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
}
