package io.github.wechatpay.complaint.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Keeps the context of every observation that has ended.
 */
public final class StoppedObservations implements ObservationHandler<Observation.Context> {

	private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();

	@Override
	public void onStop(Observation.Context context) {
		this.contexts.add(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	/**
	 * Return all contexts in the order of their end.
	 * @return the contexts
	 */
	public List<Observation.Context> contexts() {
		return this.contexts;
	}

}
