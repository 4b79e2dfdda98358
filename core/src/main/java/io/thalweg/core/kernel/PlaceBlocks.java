package io.thalweg.core.kernel;

/// The places of all outputs of a batch, cut into blocks: some images, or some rows of one image,
/// or some places of one row. Which one follows from the shape of an image's output alone.
///
/// @param images at most so many in a block
/// @param lines so many rows of each image
/// @param columns so many places of each row
/// @param batch all images
/// @param height rows of an image's output
/// @param width places of a row
record PlaceBlocks(int images, int lines, int columns, int batch, int height, int width) {
    /// The most places of a block, except that a row of a little more stays whole.
    private static final int MOST = 320;

    static PlaceBlocks of(int batch, int height, int width) {
        if (height * (long) width <= MOST) {
            return new PlaceBlocks(
                    Math.max(1, MOST / (height * width)), height, width, batch, height, width);
        }
        if (width <= MOST) {
            int blocks = Math.ceilDiv(height, MOST / width);
            return new PlaceBlocks(1, Math.ceilDiv(height, blocks), width, batch, height, width);
        }
        int blocks = Math.ceilDiv(width, MOST);
        return new PlaceBlocks(1, 1, Math.ceilDiv(width, blocks), batch, height, width);
    }

    int count() {
        return Math.ceilDiv(batch, images) * downwards() * across();
    }

    private int downwards() {
        return Math.ceilDiv(height, lines);
    }

    private int across() {
        return Math.ceilDiv(width, columns);
    }

    int firstImage(int block) {
        return block / (downwards() * across()) * images;
    }

    int firstLine(int block) {
        return block / across() % downwards() * lines;
    }

    int firstColumn(int block) {
        return block % across() * columns;
    }

    int imagesOf(int block) {
        return Math.min(images, batch - firstImage(block));
    }

    int linesOf(int block) {
        return Math.min(lines, height - firstLine(block));
    }

    int columnsOf(int block) {
        return Math.min(columns, width - firstColumn(block));
    }

    /// The number of the block's first place, counted through the batch.
    int firstPlace(int block) {
        return (firstImage(block) * height + firstLine(block)) * width + firstColumn(block);
    }

    int placesOf(int block) {
        return imagesOf(block) * linesOf(block) * columnsOf(block);
    }

    /// Places of the largest block.
    int most() {
        return Math.min(images, batch) * lines * columns;
    }
}
