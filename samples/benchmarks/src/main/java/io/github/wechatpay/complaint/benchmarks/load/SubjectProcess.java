package io.github.wechatpay.complaint.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import io.github.wechatpay.complaint.benchmarks.BareCryptography;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.Usage;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures one subject, in the process of its own that it is run in.
 */
public final class SubjectProcess {

	private static final int WARM_UP_CALLERS = 16;

	private static final Duration SETTLING = Duration.ofSeconds(3);

	private static final Duration WINDOW = Duration.ofSeconds(5);

	private final SubjectType type;

	private final Subject subject;

	private final Subject slowSubject;

	private final Operation bare;

	private SubjectProcess(SubjectType type, Keys keys, int port, int slowPort) {
		this.type = type;
		this.subject = type.create(port, keys);
		this.slowSubject = type.create(slowPort, keys);
		this.bare = BareCryptography.ofCall(keys);
	}

	/**
	 * Warm a subject up, then measure it once for each line of the input, which says how
	 * many callers there are to be.
	 * @param args type, keys, both ports of the platform, and how many seconds to warm up
	 * @throws Exception if a call fails
	 */
	public static void main(String[] args) throws Exception {
		SubjectProcess process = new SubjectProcess(SubjectType.valueOf(args[0]), Keys.of(args[1]),
				Integer.parseInt(args[2]), Integer.parseInt(args[3]));
		process.warmUp(Duration.ofSeconds(Long.parseLong(args[4])));
		ChildProcess.report("warm");
		JsonMapper jsonMapper = JsonMapper.builder().build();
		ChildProcess.respond((callers) -> jsonMapper.writeValueAsString(process.measure(Integer.parseInt(callers))));
	}

	private void warmUp(Duration duration) throws InterruptedException {
		Callers calling = new Callers(this.subject, WARM_UP_CALLERS);
		Thread.sleep(duration.toMillis());
		calling.stop();
	}

	private Window measure(int callers) throws Exception {
		Callers calling = new Callers((callers < SubjectType.MOST_CALLERS) ? this.subject : this.slowSubject, callers);
		Thread.sleep(SETTLING.toMillis());
		calling.forget();
		Usage before = Usage.now();
		Thread.sleep(WINDOW.toMillis());
		int[] micros = calling.sortedMicros();
		Usage used = Usage.now().since(before);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		long resident = Usage.residentKilobytes();
		long heap = Usage.heapKilobytes();
		calling.stop();
		return Window.of(this.type, callers, micros, used, threads, resident, heap, this.bare.measure());
	}

}
