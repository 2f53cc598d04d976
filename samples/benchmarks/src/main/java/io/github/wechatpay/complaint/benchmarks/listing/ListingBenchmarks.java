package io.github.wechatpay.complaint.benchmarks.listing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.benchmarks.Arguments;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Samples;
import io.github.wechatpay.complaint.benchmarks.Usage;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists many complaints, and in turn with it fetches the same pages without decoding
 * them.
 */
public final class ListingBenchmarks {

	private final List<Round> rounds = new ArrayList<>();

	private ListingBenchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param args {@code rounds}, {@code complaints}
	 * @throws IOException if the emulator cannot be started, or numbers not be written
	 */
	public static void main(String[] args) throws IOException {
		new ListingBenchmarks().run(Arguments.of(args));
	}

	private void run(Arguments arguments) throws IOException {
		String complaints = arguments.list("complaints", "100000").get(0);
		try (ChildProcess platform = ChildProcess.start(ComplaintsPlatform.class, complaints);
				Lister lister = Lister.connect(URI.create(platform.result()))) {
			// the first round warms up
			for (int round = 0; round <= arguments.rounds(5); round++) {
				this.rounds.add(measure(lister, Integer.parseInt(complaints)));
			}
			this.rounds.remove(0);
		}
		Path file = Files.createDirectories(Path.of("target", "benchmarks")).resolve("listing.json");
		JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file, this.rounds);
		System.out.println("| complaints | listed/s | fetched/s | listed / fetched | heap grown by KB |");
		System.out.println("| --- | --- | --- | --- | --- |");
		System.out
			.println("| " + String.join(" | ", complaints, Samples.of(this.rounds, Round::listedPerSecond).toText(0),
					Samples.of(this.rounds, Round::fetchedPerSecond).toText(0),
					Samples.of(this.rounds, Round::ratio).toText(2),
					Samples.of(this.rounds, Round::heapGrowthKilobytes).toText(0)) + " |");
		System.out.println("All numbers are in " + file.toAbsolutePath());
	}

	private static Round measure(Lister lister, int complaints) throws IOException {
		long heap = Usage.heapKilobytes();
		double listed = seconds(lister.list(), complaints);
		long heapGrowth = Usage.heapKilobytes() - heap;
		double fetched = seconds(lister.fetch(complaints), complaints / Lister.PAGE + 1);
		return new Round(complaints / listed, complaints / fetched, heapGrowth);
	}

	private static double seconds(Mono<Long> listing, long expected) throws IOException {
		Usage before = Usage.now();
		Long count = listing.blockOptional().orElseThrow();
		if (count != expected) {
			throw new IllegalStateException("There were " + count + " instead of " + expected);
		}
		return Usage.now().since(before).nanos() / 1e9;
	}

	/**
	 * What was measured in one round.
	 *
	 * @param listedPerSecond complaints per second, listed
	 * @param fetchedPerSecond complaints per second on pages that were only fetched
	 * @param heapGrowthKilobytes by how much the heap was larger after the listing, each
	 * time after a collection
	 */
	record Round(double listedPerSecond, double fetchedPerSecond, double heapGrowthKilobytes) {

		double ratio() {
			return this.listedPerSecond / this.fetchedPerSecond;
		}

	}

}
