package io.github.wechatpay.complaint.benchmarks;

/**
 * Tells when the compiler of a JVM has come to rest.
 */
public final class CompilerRest {

	private static final int QUIET_PERIODS = 2;

	private static final int MOST_PERIODS = 60;

	private static final double QUIET = 0.05;

	private long compiledMillis;

	private int periods;

	private int quietPeriods;

	/**
	 * Create the state of a compiler.
	 * @param compiledMillis for how long it has worked until now
	 */
	public CompilerRest(long compiledMillis) {
		this.compiledMillis = compiledMillis;
	}

	/**
	 * Tell whether the compiler has rested for two periods.
	 * @param compiledMillis for how long it has worked until now
	 * @param periodMillis how long the JVM was busy since it was last asked for
	 * @return {@code true} if it did next to nothing in this period and the one before
	 */
	public boolean reachedAfter(long compiledMillis, long periodMillis) {
		double share = (double) (compiledMillis - this.compiledMillis) / periodMillis;
		this.compiledMillis = compiledMillis;
		this.quietPeriods = (share < QUIET) ? this.quietPeriods + 1 : 0;
		if (++this.periods > MOST_PERIODS) {
			throw new IllegalStateException("The compiler of the JVM did not come to rest");
		}
		return this.quietPeriods == QUIET_PERIODS;
	}

}
