package io.github.wechatpay.complaint.emulator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.emulator.crypto.RsaKeys;

/**
 * The platform's certificates, newest first. The newest signs; older ones stay listed for
 * a day.
 */
public final class PlatformCertificates {

	private static final Duration OVERLAP = Duration.ofHours(24);

	private final CertificateIssuer issuer;

	private final Clock clock;

	private final PlatformCertificate first;

	private final AtomicReference<List<PlatformCertificate>> all;

	/**
	 * Start with one certificate.
	 * @param first that certificate
	 * @param issuer issues the next ones
	 * @param clock tells which are still listed
	 */
	public PlatformCertificates(PlatformCertificate first, CertificateIssuer issuer, Clock clock) {
		this.issuer = issuer;
		this.clock = clock;
		this.first = first;
		this.all = new AtomicReference<>(List.of(first));
	}

	/**
	 * Return the certificate in use.
	 * @return the newest one
	 */
	public PlatformCertificate current() {
		return this.all.get().get(0);
	}

	/**
	 * Return the certificates a merchant can download.
	 * @return all that have not expired, newest first
	 */
	public List<PlatformCertificate> listed() {
		Instant now = this.clock.instant();
		return this.all.get().stream().filter((certificate) -> certificate.expireTime().isAfter(now)).toList();
	}

	/**
	 * Issue a new certificate and use it from now on.
	 * @return the new certificate
	 */
	public PlatformCertificate rotate() {
		PlatformCertificate next = this.issuer.issue(RsaKeys.generate());
		Instant retirement = this.clock.instant().plus(OVERLAP);
		this.all.updateAndGet((older) -> Stream
			.concat(Stream.of(next), older.stream().map((certificate) -> certificate.retiredAt(retirement)))
			.toList());
		return next;
	}

	/**
	 * Go back to the certificate of the start.
	 */
	public void reset() {
		this.all.set(List.of(this.first));
	}

}
