package io.github.wechatpay.complaint.autoconfigure;

/**
 * How many characters have to be inserted, removed or replaced to make one text of
 * another.
 *
 * @param from the one text
 * @param to the other text
 */
record EditDistance(String from, String to) {

	int get() {
		int[] distances = new int[this.to.length() + 1];
		for (int column = 0; column < distances.length; column++) {
			distances[column] = column;
		}
		for (int row = 1; row <= this.from.length(); row++) {
			advance(distances, row);
		}
		return distances[this.to.length()];
	}

	private void advance(int[] distances, int row) {
		int diagonal = distances[0];
		distances[0] = row;
		for (int column = 1; column < distances.length; column++) {
			int replaced = diagonal + ((this.from.charAt(row - 1) != this.to.charAt(column - 1)) ? 1 : 0);
			diagonal = distances[column];
			distances[column] = Math.min(replaced, Math.min(diagonal, distances[column - 1]) + 1);
		}
	}

}
