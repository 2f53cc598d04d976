package io.github.wechatpay.complaint.emulator.fault;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Faults that have not struck yet, in the order in which they were injected. An answer or
 * notification suffers the first one that fits, and no other.
 */
public final class FaultQueue {

	private static final Fault NOTHING = Fault.of(FaultType.NONE);

	private final List<Fault> pending = new ArrayList<>();

	/**
	 * Create an empty queue.
	 */
	public FaultQueue() {
	}

	/**
	 * Queue a fault.
	 * @param fault the fault
	 */
	public synchronized void add(Fault fault) {
		this.pending.add(fault);
	}

	/**
	 * Take the fault that strikes now.
	 * @param target what is about to be sent
	 * @param path the path it is for
	 * @param merchantId the merchant it is for, if that is known
	 * @return the fault, of type {@link FaultType#NONE} when all is well
	 */
	public synchronized Fault take(FaultTarget target, String path, @Nullable String merchantId) {
		for (int i = 0; i < this.pending.size(); i++) {
			Fault fault = this.pending.get(i);
			if (fault.strikes(target, path, merchantId)) {
				use(i, fault);
				return fault;
			}
		}
		return NOTHING;
	}

	private void use(int index, Fault fault) {
		if (fault.times() > 1) {
			this.pending.set(index, fault.times(fault.times() - 1));
		}
		else {
			this.pending.remove(index);
		}
	}

	/**
	 * Forget all faults.
	 */
	public synchronized void clear() {
		this.pending.clear();
	}

}
