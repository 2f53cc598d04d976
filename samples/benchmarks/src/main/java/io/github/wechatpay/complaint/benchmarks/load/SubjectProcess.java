package io.github.wechatpay.complaint.benchmarks.load;

import java.time.Duration;
import java.util.Collections;

import io.github.wechatpay.complaint.benchmarks.BareOperations;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Memory;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures one subject, in the process of its own that it is run in.
 */
public final class SubjectProcess {

	private static final int WARM_UP_CALLERS = 16;

	private static final Duration SETTLING = Duration.ofSeconds(3);

	private static final Duration WINDOW = Duration.ofSeconds(5);

	private final Usage usage = new Usage();

	private final Latencies latencies = new Latencies();

	private final EventLoops loops = new EventLoops();

	private final SubjectType type;

	private final SecurityProvider provider;

	private final Scenario scenario;

	private final BareCall bare;

	private final Subject subject;

	private SubjectProcess(SubjectType type, SecurityProvider provider, Scenario scenario, Endpoint platform) {
		this.type = type;
		this.provider = provider;
		this.scenario = scenario;
		this.bare = new BareCall(platform.keys());
		this.subject = type.create(platform.port(), platform.keys(), this.loops);
	}

	/**
	 * Warm a subject up, then measure it once for each line of the input, which tells how
	 * many callers there are to be.
	 * @param args type, provider, scenario, and of two platforms, the one to measure with
	 * and the one to warm up with, keys and port
	 * @throws Exception if a call fails
	 */
	public static void main(String[] args) throws Exception {
		SecurityProvider provider = SecurityProvider.valueOf(args[1]);
		provider.install();
		SubjectProcess process = new SubjectProcess(SubjectType.valueOf(args[0]), provider, Scenario.valueOf(args[2]),
				Endpoint.of(args[3], args[4]));
		process.warmUp(Endpoint.of(args[5], args[6]));
		ChildProcess.tell("warm");
		JsonMapper jsonMapper = JsonMapper.builder().build();
		ChildProcess.answer((callers) -> jsonMapper.writeValueAsString(process.measure(Integer.parseInt(callers))));
	}

	// with keys of the usual length, the compiler of the JVM would take minutes
	private void warmUp(Endpoint quickPlatform) throws InterruptedException {
		WarmUp warmUp = new WarmUp(this.latencies);
		warmUp.run(this.type.create(quickPlatform.port(), quickPlatform.keys(), this.loops), WARM_UP_CALLERS);
		warmUp.run(this.subject, Collections.max(this.scenario.callers()));
	}

	private Window measure(int callers) throws Exception {
		Callers calling = new Callers(this.subject, callers, this.latencies);
		if (this.scenario == Scenario.IN_FLIGHT) {
			this.loops.watch();
		}
		Thread.sleep(SETTLING.toMillis());
		Window window = measureCalls(callers);
		this.loops.unwatch();
		calling.stop();
		return window;
	}

	private Window measureCalls(int callers) throws Exception {
		this.latencies.reset();
		this.loops.reset();
		long start = System.nanoTime();
		long cpu = this.usage.cpuNanos();
		long allocated = this.usage.allocatedBytes();
		double stolen = this.usage.stolenSeconds();
		Thread.sleep(WINDOW.toMillis());
		int[] micros = this.latencies.sorted();
		double seconds = (System.nanoTime() - start) / 1e9;
		double cpuMicros = (this.usage.cpuNanos() - cpu) / 1000.0 / micros.length;
		double allocatedBytes = (double) (this.usage.allocatedBytes() - allocated) / micros.length;
		double stolenPercent = 100 * (this.usage.stolenSeconds() - stolen) / seconds;
		double stall = this.loops.longestStallMillis();
		double work = this.loops.longestWorkMillis();
		int threads = this.usage.threads();
		Memory memory = Memory.now();
		BareOperations.Cost bareCost = this.bare.measure();
		return new Window(this.type.name(), this.provider.name(), this.scenario.name(), callers,
				micros.length / seconds, millis(micros, 50), millis(micros, 99), cpuMicros, allocatedBytes,
				bareCost.cpuMicros(), bareCost.allocatedBytes(), threads, memory.heapKilobytes() / 1000.0,
				memory.residentKilobytes() / 1000.0, stall, work, stolenPercent);
	}

	private static double millis(int[] sortedMicros, int percentile) {
		return sortedMicros[(int) ((sortedMicros.length - 1) * (percentile / 100.0))] / 1000.0;
	}

	private record Endpoint(Keys keys, int port) {

		static Endpoint of(String keys, String port) {
			return new Endpoint(Keys.of(keys), Integer.parseInt(port));
		}

	}

}
