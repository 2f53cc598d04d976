package io.github.wechatpay.complaint.benchmarks.micro;

import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;

import com.sun.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an operation costs its thread in CPU time and allocation, and what the bare
 * operations cost in the same JVM right after it. Read after each window, so that a busy
 * machine disturbs both alike.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Cost {

	private static final long BARE_WINDOW = Duration.ofMillis(500).toNanos();

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private long operations;

	private long cpuTime;

	private long allocated;

	private Bare beside;

	private Window subject = Window.NONE;

	private Window bare = Window.NONE;

	/**
	 * Begin a window.
	 */
	@Setup(Level.Iteration)
	public void begin() {
		this.operations = 0;
		this.allocated = this.threads.getCurrentThreadAllocatedBytes();
		this.cpuTime = this.threads.getCurrentThreadCpuTime();
	}

	void count(Bare beside) {
		this.operations++;
		this.beside = beside;
	}

	/**
	 * Measure the bare operations beside what was just measured.
	 * @throws GeneralSecurityException never
	 */
	@TearDown(Level.Iteration)
	public void end() throws GeneralSecurityException {
		this.subject = read();
		begin();
		long end = System.nanoTime() + BARE_WINDOW;
		while (System.nanoTime() < end) {
			Outcome.require(this.beside.bare() != null);
			this.operations++;
		}
		this.bare = read();
	}

	private Window read() {
		long cpuTimeNow = this.threads.getCurrentThreadCpuTime();
		long allocatedNow = this.threads.getCurrentThreadAllocatedBytes();
		return new Window((cpuTimeNow - this.cpuTime) / 1000.0 / this.operations,
				(double) (allocatedNow - this.allocated) / this.operations);
	}

	/**
	 * Return the CPU time of an operation.
	 * @return microseconds
	 */
	public double cpuMicros() {
		return this.subject.cpuTime();
	}

	/**
	 * Return the CPU time of the bare operations.
	 * @return microseconds
	 */
	public double bareCpuMicros() {
		return this.bare.cpuTime();
	}

	/**
	 * Return what an operation allocates.
	 * @return bytes
	 */
	public double allocatedBytes() {
		return this.subject.allocation();
	}

	/**
	 * Return what the bare operations allocate.
	 * @return bytes
	 */
	public double bareAllocatedBytes() {
		return this.bare.allocation();
	}

	private record Window(double cpuTime, double allocation) {

		static final Window NONE = new Window(0, 0);

	}

	/**
	 * The operations of the JDK that cannot be avoided.
	 */
	interface Bare {

		/**
		 * Do nothing but what cannot be avoided.
		 * @return what came of it
		 * @throws GeneralSecurityException never
		 */
		Object bare() throws GeneralSecurityException;

	}

}
