package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The transforms of [Winograd] for a vector of channels of some tiles.
///
/// The loops go over tiles and not over channels, of which there are few: before a loop, each place
/// that it reads or writes is checked.
///
/// Lines of a transform are written out: a method for a line, which takes vectors, isn't always
/// compiled into its caller, and then they become objects.
final class WinogradVectors {
    private WinogradVectors() {}

    private static FloatVector at(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /// [Winograd#source].
    static void source(
            int count,
            float[] source,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step) {
        for (int i = 0; i < count; i++) {
            int x0 = at + i * atStep;
            int x1 = x0 + row;
            int x2 = x1 + row;
            int x3 = x2 + row;
            var a0 = at(source, x0);
            var a1 = at(source, x1);
            var a2 = at(source, x2);
            var a3 = at(source, x3);
            var t00 = a0.sub(a2);
            var t10 = a1.add(a2);
            var t20 = a2.sub(a1);
            var t30 = a1.sub(a3);
            var b0 = at(source, x0 + column);
            var b1 = at(source, x1 + column);
            var b2 = at(source, x2 + column);
            var b3 = at(source, x3 + column);
            var t01 = b0.sub(b2);
            var t11 = b1.add(b2);
            var t21 = b2.sub(b1);
            var t31 = b1.sub(b3);
            var c0 = at(source, x0 + 2 * column);
            var c1 = at(source, x1 + 2 * column);
            var c2 = at(source, x2 + 2 * column);
            var c3 = at(source, x3 + 2 * column);
            var t02 = c0.sub(c2);
            var t12 = c1.add(c2);
            var t22 = c2.sub(c1);
            var t32 = c1.sub(c3);
            var d0 = at(source, x0 + 3 * column);
            var d1 = at(source, x1 + 3 * column);
            var d2 = at(source, x2 + 3 * column);
            var d3 = at(source, x3 + 3 * column);
            var t03 = d0.sub(d2);
            var t13 = d1.add(d2);
            var t23 = d2.sub(d1);
            var t33 = d1.sub(d3);
            int y = toAt + i * toStep;
            t00.sub(t02).intoArray(to, y);
            t01.add(t02).intoArray(to, y + step);
            t02.sub(t01).intoArray(to, y + 2 * step);
            t01.sub(t03).intoArray(to, y + 3 * step);
            t10.sub(t12).intoArray(to, y + 4 * step);
            t11.add(t12).intoArray(to, y + 5 * step);
            t12.sub(t11).intoArray(to, y + 6 * step);
            t11.sub(t13).intoArray(to, y + 7 * step);
            t20.sub(t22).intoArray(to, y + 8 * step);
            t21.add(t22).intoArray(to, y + 9 * step);
            t22.sub(t21).intoArray(to, y + 10 * step);
            t21.sub(t23).intoArray(to, y + 11 * step);
            t30.sub(t32).intoArray(to, y + 12 * step);
            t31.add(t32).intoArray(to, y + 13 * step);
            t32.sub(t31).intoArray(to, y + 14 * step);
            t31.sub(t33).intoArray(to, y + 15 * step);
        }
    }

    /// [Winograd#result].
    static void result(
            int count,
            float[] sums,
            int at,
            int atStep,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int row,
            int column) {
        for (int i = 0; i < count; i++) {
            int x = at + i * atStep;
            var a1 = at(sums, x + 4 * step);
            var a2 = at(sums, x + 8 * step);
            var t00 = at(sums, x).add(a1).add(a2);
            var t10 = a1.sub(a2).sub(at(sums, x + 12 * step));
            var b1 = at(sums, x + 5 * step);
            var b2 = at(sums, x + 9 * step);
            var t01 = at(sums, x + step).add(b1).add(b2);
            var t11 = b1.sub(b2).sub(at(sums, x + 13 * step));
            var c1 = at(sums, x + 6 * step);
            var c2 = at(sums, x + 10 * step);
            var t02 = at(sums, x + 2 * step).add(c1).add(c2);
            var t12 = c1.sub(c2).sub(at(sums, x + 14 * step));
            var d1 = at(sums, x + 7 * step);
            var d2 = at(sums, x + 11 * step);
            var t03 = at(sums, x + 3 * step).add(d1).add(d2);
            var t13 = d1.sub(d2).sub(at(sums, x + 15 * step));
            int y = toAt + i * toStep;
            t00.add(t01).add(t02).intoArray(to, y);
            t01.sub(t02).sub(t03).intoArray(to, y + column);
            t10.add(t11).add(t12).intoArray(to, y + row);
            t11.sub(t12).sub(t13).intoArray(to, y + row + column);
        }
    }

    /// [Winograd#upstream].
    static void upstream(
            int count,
            float[] upstream,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step) {
        for (int i = 0; i < count; i++) {
            int x = at + i * atStep;
            var a0 = at(upstream, x);
            var b0 = at(upstream, x + column);
            var a1 = at(upstream, x + row);
            var b1 = at(upstream, x + row + column);
            int y = toAt + i * toStep;
            a0.intoArray(to, y);
            a0.add(b0).intoArray(to, y + step);
            a0.sub(b0).intoArray(to, y + 2 * step);
            b0.neg().intoArray(to, y + 3 * step);
            var u0 = a0.add(a1);
            var v0 = b0.add(b1);
            u0.intoArray(to, y + 4 * step);
            u0.add(v0).intoArray(to, y + 5 * step);
            u0.sub(v0).intoArray(to, y + 6 * step);
            v0.neg().intoArray(to, y + 7 * step);
            var u1 = a0.sub(a1);
            var v1 = b0.sub(b1);
            u1.intoArray(to, y + 8 * step);
            u1.add(v1).intoArray(to, y + 9 * step);
            u1.sub(v1).intoArray(to, y + 10 * step);
            v1.neg().intoArray(to, y + 11 * step);
            var u2 = a1.neg();
            var v2 = b1.neg();
            u2.intoArray(to, y + 12 * step);
            u2.add(v2).intoArray(to, y + 13 * step);
            u2.sub(v2).intoArray(to, y + 14 * step);
            v2.neg().intoArray(to, y + 15 * step);
        }
    }

    /// [Winograd#filter].
    static void filter(
            int count,
            float[] filter,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step) {
        for (int i = 0; i < count; i++) {
            int x0 = at + i * atStep;
            int x1 = x0 + row;
            int x2 = x1 + row;
            var a0 = at(filter, x0);
            var a1 = at(filter, x1);
            var a2 = at(filter, x2);
            var aOuter = a0.add(a2);
            var b0 = at(filter, x0 + column);
            var b1 = at(filter, x1 + column);
            var b2 = at(filter, x2 + column);
            var bOuter = b0.add(b2);
            var c0 = at(filter, x0 + 2 * column);
            var c1 = at(filter, x1 + 2 * column);
            var c2 = at(filter, x2 + 2 * column);
            var cOuter = c0.add(c2);
            int y = toAt + i * toStep;
            var o0 = a0.add(c0);
            a0.intoArray(to, y);
            o0.add(b0).mul(0.5f).intoArray(to, y + step);
            o0.sub(b0).mul(0.5f).intoArray(to, y + 2 * step);
            c0.intoArray(to, y + 3 * step);
            var u1 = aOuter.add(a1).mul(0.5f);
            var v1 = bOuter.add(b1).mul(0.5f);
            var w1 = cOuter.add(c1).mul(0.5f);
            var o1 = u1.add(w1);
            u1.intoArray(to, y + 4 * step);
            o1.add(v1).mul(0.5f).intoArray(to, y + 5 * step);
            o1.sub(v1).mul(0.5f).intoArray(to, y + 6 * step);
            w1.intoArray(to, y + 7 * step);
            var u2 = aOuter.sub(a1).mul(0.5f);
            var v2 = bOuter.sub(b1).mul(0.5f);
            var w2 = cOuter.sub(c1).mul(0.5f);
            var o2 = u2.add(w2);
            u2.intoArray(to, y + 8 * step);
            o2.add(v2).mul(0.5f).intoArray(to, y + 9 * step);
            o2.sub(v2).mul(0.5f).intoArray(to, y + 10 * step);
            w2.intoArray(to, y + 11 * step);
            var o3 = a2.add(c2);
            a2.intoArray(to, y + 12 * step);
            o3.add(b2).mul(0.5f).intoArray(to, y + 13 * step);
            o3.sub(b2).mul(0.5f).intoArray(to, y + 14 * step);
            c2.intoArray(to, y + 15 * step);
        }
    }

    /// [Winograd#filterGradient].
    static void filterGradient(
            int count,
            float[] sums,
            int at,
            int atStep,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int row,
            int column) {
        for (int i = 0; i < count; i++) {
            int x = at + i * atStep;
            var a1 = at(sums, x + 4 * step);
            var a2 = at(sums, x + 8 * step);
            var aSum = a1.add(a2).mul(0.5f);
            var t00 = at(sums, x).add(aSum);
            var t10 = a1.sub(a2).mul(0.5f);
            var t20 = aSum.add(at(sums, x + 12 * step));
            var b1 = at(sums, x + 5 * step);
            var b2 = at(sums, x + 9 * step);
            var bSum = b1.add(b2).mul(0.5f);
            var t01 = at(sums, x + step).add(bSum);
            var t11 = b1.sub(b2).mul(0.5f);
            var t21 = bSum.add(at(sums, x + 13 * step));
            var c1 = at(sums, x + 6 * step);
            var c2 = at(sums, x + 10 * step);
            var cSum = c1.add(c2).mul(0.5f);
            var t02 = at(sums, x + 2 * step).add(cSum);
            var t12 = c1.sub(c2).mul(0.5f);
            var t22 = cSum.add(at(sums, x + 14 * step));
            var d1 = at(sums, x + 7 * step);
            var d2 = at(sums, x + 11 * step);
            var dSum = d1.add(d2).mul(0.5f);
            var t03 = at(sums, x + 3 * step).add(dSum);
            var t13 = d1.sub(d2).mul(0.5f);
            var t23 = dSum.add(at(sums, x + 15 * step));
            int y = toAt + i * toStep;
            var sum0 = t01.add(t02).mul(0.5f);
            t00.add(sum0).intoArray(to, y);
            t01.sub(t02).mul(0.5f).intoArray(to, y + column);
            sum0.add(t03).intoArray(to, y + 2 * column);
            var sum1 = t11.add(t12).mul(0.5f);
            t10.add(sum1).intoArray(to, y + row);
            t11.sub(t12).mul(0.5f).intoArray(to, y + row + column);
            sum1.add(t13).intoArray(to, y + row + 2 * column);
            var sum2 = t21.add(t22).mul(0.5f);
            t20.add(sum2).intoArray(to, y + 2 * row);
            t21.sub(t22).mul(0.5f).intoArray(to, y + 2 * row + column);
            sum2.add(t23).intoArray(to, y + 2 * row + 2 * column);
        }
    }
}
