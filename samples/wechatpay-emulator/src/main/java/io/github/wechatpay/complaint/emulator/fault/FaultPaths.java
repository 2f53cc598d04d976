package io.github.wechatpay.complaint.emulator.fault;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The paths of the API that faults of complaints can strike.
 */
final class FaultPaths {

	private static final String ANY_COMPLAINTS = "/merchant-service/complaints(-v2)?";

	static final Predicate<String> LIST = matching(ANY_COMPLAINTS);

	static final Predicate<String> PAGES = matching(ANY_COMPLAINTS + "(/[^/]+/negotiation-historys)?");

	static final Predicate<String> COMPLAINTS = matching(ANY_COMPLAINTS + "(/[^/]+(/negotiation-historys)?)?");

	static final Predicate<String> ACTIONS = matching(
			ANY_COMPLAINTS + "/[^/]+/(response|complete|update-refund-progress|response-immediate-service)");

	static final Predicate<String> IMAGES = matching("/merchant-service/images/(?!upload$).+");

	private FaultPaths() {
	}

	private static Predicate<String> matching(String end) {
		return Pattern.compile("/v3(/global)?" + end).asMatchPredicate();
	}

}
