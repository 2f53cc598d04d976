package io.github.wechatpay.complaint.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the same thing measured in each of several rounds.
 */
public final class Samples {

	private final double[] sorted;

	private Samples(double[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * Take one value of each round.
	 * @param <T> the type of what was measured in a round
	 * @param rounds the rounds
	 * @param value takes the value of one
	 * @return the values
	 */
	public static <T> Samples of(Collection<T> rounds, ToDoubleFunction<T> value) {
		return new Samples(rounds.stream().mapToDouble(value).sorted().toArray());
	}

	/**
	 * Return the median.
	 * @return the value in the middle
	 */
	public double median() {
		return this.sorted[this.sorted.length / 2];
	}

	/**
	 * Return the median with the least and the greatest value.
	 * @param digits how many digits to write behind the point
	 * @return the three numbers
	 */
	public String toText(int digits) {
		return number(median(), digits) + " (" + number(this.sorted[0], digits) + " to "
				+ number(this.sorted[this.sorted.length - 1], digits) + ")";
	}

	/**
	 * Write a number.
	 * @param value the number
	 * @param digits how many digits to write behind the point
	 * @return the text
	 */
	public static String number(double value, int digits) {
		return String.format(Locale.ROOT, "%." + digits + "f", value);
	}

}
