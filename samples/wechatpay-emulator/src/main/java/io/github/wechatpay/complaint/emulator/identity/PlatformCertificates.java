package io.github.wechatpay.complaint.emulator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.emulator.crypto.RsaKeys;
import org.jspecify.annotations.Nullable;

/**
 * The platform's certificates. A new one is listed for a day before it is used, and the
 * one before it for a day after that.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
public final class PlatformCertificates {

	private static final Duration ANNOUNCEMENT = Duration.ofHours(24);

	private static final Duration OVERLAP = Duration.ofHours(24);

	private final CertificateIssuer issuer;

	private final Clock clock;

	private final PlatformCertificate first;

	private List<Use> uses;

	/**
	 * Start with one certificate.
	 * @param first that certificate
	 * @param issuer issues the next ones
	 * @param clock tells which are listed and used
	 */
	public PlatformCertificates(PlatformCertificate first, CertificateIssuer issuer, Clock clock) {
		this.issuer = issuer;
		this.clock = clock;
		this.first = first;
		this.uses = List.of(new Use(first, Instant.MIN));
	}

	/**
	 * Return the certificate in use.
	 * @return the newest one whose time has come
	 */
	public synchronized PlatformCertificate current() {
		Instant now = this.clock.instant();
		return this.uses.stream()
			.filter((use) -> !use.from().isAfter(now))
			.findFirst()
			.map(Use::certificate)
			.orElse(this.first);
	}

	/**
	 * Return the certificates a merchant can download.
	 * @return all that have not expired, newest first
	 */
	public synchronized List<PlatformCertificate> listed() {
		Instant now = this.clock.instant();
		return this.uses.stream()
			.map(Use::certificate)
			.filter((certificate) -> certificate.expireTime().isAfter(now))
			.toList();
	}

	/**
	 * Issue a new certificate, which is listed from now on and used in a day.
	 * @return the new certificate
	 */
	public PlatformCertificate announce() {
		PlatformCertificate next = this.issuer.issue(RsaKeys.generate());
		use(next, this.clock.instant().plus(ANNOUNCEMENT));
		return next;
	}

	/**
	 * Use the certificate that was announced from now on, or a new one if none was.
	 * @return the certificate in use
	 */
	public PlatformCertificate rotate() {
		PlatformCertificate next = announced();
		use((next != null) ? next : this.issuer.issue(RsaKeys.generate()), this.clock.instant());
		return current();
	}

	private synchronized @Nullable PlatformCertificate announced() {
		Use newest = this.uses.get(0);
		return (newest.from().isAfter(this.clock.instant())) ? newest.certificate() : null;
	}

	private synchronized void use(PlatformCertificate next, Instant from) {
		Instant retirement = from.plus(OVERLAP);
		Stream<Use> older = this.uses.stream()
			.filter((use) -> use.certificate() != next)
			.map((use) -> use.retiredAt(retirement));
		this.uses = Stream.concat(Stream.of(new Use(next, from)), older).toList();
	}

	/**
	 * Go back to the certificate of the start.
	 */
	public synchronized void reset() {
		this.uses = List.of(new Use(this.first, Instant.MIN));
	}

	private record Use(PlatformCertificate certificate, Instant from) {

		Use retiredAt(Instant time) {
			return new Use(this.certificate.retiredAt(time), this.from);
		}

	}

}
