package io.github.wechatpay.complaint.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that this process has at the moment.
 *
 * @param residentKilobytes how much of it is in the memory of the machine
 * @param heapKilobytes how much of the heap is in use after a collection
 */
public record Memory(long residentKilobytes, long heapKilobytes) {

	/**
	 * Look at the memory of this process.
	 * @return what there is now
	 * @throws IOException if the system does not tell
	 */
	public static Memory now() throws IOException {
		long resident = resident();
		System.gc();
		return new Memory(resident, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1000);
	}

	private static long resident() throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("\\D", ""));
			}
		}
		throw new IOException("The system does not tell how much memory is resident");
	}

}
