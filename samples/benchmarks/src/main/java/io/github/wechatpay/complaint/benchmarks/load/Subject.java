package io.github.wechatpay.complaint.benchmarks.load;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * How to query the notification URL once.
 */
sealed interface Subject {

	/**
	 * Makes calls that hold no thread while they wait.
	 *
	 * @param call begins a call when it is subscribed to
	 */
	record Reactive(Supplier<Mono<?>> call) implements Subject {

	}

	/**
	 * Makes calls that hold a thread until they end.
	 *
	 * @param call makes a call
	 */
	record Blocking(Callable<?> call) implements Subject {

	}

}
