package io.github.wechatpay.complaint.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.ApiHandler;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.http.EmulatorServer;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * The platform side of WeChat Pay's complaints: serves the API to merchants, and notifies
 * them of complaints. It listens from the moment it is created until it is closed.
 * Emulators share nothing, so there may be several in a JVM. What is said of a merchant
 * here is about the first one; each has an {@link #account(String) account}.
 */
public final class WechatPayEmulator implements AutoCloseable {

	private final String host;

	private final Workers workers;

	private final Platform platform;

	private final EmulatorServer server;

	WechatPayEmulator(EmulatorSettings settings) {
		this.host = settings.host();
		this.workers = Workers.start();
		try {
			this.platform = new Platform(settings, this.workers);
			ApiHandler api = this.platform.api();
			this.server = new EmulatorServer(this.host, settings.port(), handler(api), api::refuseTooLarge,
					this.workers);
		}
		catch (RuntimeException ex) {
			this.workers.close();
			throw ex;
		}
	}

	private RequestHandler handler(RequestHandler api) {
		RequestHandler control = new ControlPlane(this.platform);
		return (request) -> (ControlPlane.handles(request) ? control : api).handle(request);
	}

	/**
	 * Start an emulator on a free port of the loopback interface.
	 * @return the running emulator
	 */
	public static WechatPayEmulator start() {
		return builder().start();
	}

	/**
	 * Configure an emulator.
	 * @return a builder
	 */
	public static WechatPayEmulatorBuilder builder() {
		return new WechatPayEmulatorBuilder();
	}

	/**
	 * Return where the API and the control plane are, as seen from this machine.
	 * @return the base URI, without a path
	 */
	public URI baseUri() {
		InetAddress address = NetUtil.createInetAddressFromIpAddressString(this.host);
		boolean wildcard = address != null && address.isAnyLocalAddress();
		String reachable = (wildcard) ? InetAddress.getLoopbackAddress().getHostAddress() : this.host;
		return URI.create(
				"http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + this.server.port());
	}

	/**
	 * Return what an application needs to know to connect.
	 * @return the merchant, with the platform certificate in use
	 */
	public EmulatedMerchant merchant() {
		return account().merchant();
	}

	/**
	 * Return what applications need to know to connect as any of the merchants.
	 * @return the merchants, the first one first
	 */
	public List<EmulatedMerchant> merchants() {
		return this.platform.accounts().stream().map(EmulatedAccount::merchant).toList();
	}

	/**
	 * Open an account for a further merchant, with keys of its own.
	 * @param region where the account is
	 * @return the account
	 */
	public EmulatedAccount openAccount(MerchantRegion region) {
		return this.platform.open(null, region);
	}

	/**
	 * Open an account for a further merchant, with keys of its own.
	 * @param merchantId the merchant id
	 * @param region where the account is
	 * @return the account
	 * @throws IllegalArgumentException if there is one with that id
	 */
	public EmulatedAccount openAccount(String merchantId, MerchantRegion region) {
		return this.platform.open(merchantId, region);
	}

	/**
	 * Return the account of the first merchant.
	 * @return the account
	 */
	public EmulatedAccount account() {
		return this.platform.first();
	}

	/**
	 * Return the account of a merchant.
	 * @param merchantId the merchant id
	 * @return the account
	 * @throws IllegalArgumentException if there is none
	 */
	public EmulatedAccount account(String merchantId) {
		return this.platform.account(merchantId);
	}

	/**
	 * Return the account of the merchant that has a complaint.
	 * @param complaintId the id of the complaint
	 * @return the account
	 * @throws IllegalArgumentException if there is no such complaint
	 */
	public EmulatedAccount accountOf(String complaintId) {
		return this.platform.accountOf(complaintId);
	}

	/**
	 * Return the registered notification URL.
	 * @return the URL, or {@code null} if there is none
	 */
	public @Nullable String registeredUrl() {
		return account().registeredUrl();
	}

	/**
	 * Raise a complaint and start to notify the merchant.
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint() {
		return raiseComplaint(EmulatedAccount.CREATION);
	}

	/**
	 * Raise a complaint, let something happen to it, and start to notify the merchant of
	 * that.
	 * @param actionType what happened to the complaint
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint(String actionType) {
		return account().raise(NewComplaint.any(), actionType, null, true);
	}

	/**
	 * Let something happen to a complaint, which is raised if there is none with that id,
	 * and start to notify the merchant.
	 * @param actionType what happened to the complaint
	 * @param complaintId the complaint
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint(String actionType, String complaintId) {
		return account().raise(NewComplaint.any(), actionType, complaintId, true);
	}

	/**
	 * Raise a complaint and start to notify the merchant.
	 * @param complaint what the payer complains about
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint(NewComplaint complaint) {
		return account().raise(complaint);
	}

	/**
	 * Return the attempts to deliver notifications to any merchant.
	 * @return all attempts that are over, oldest first
	 */
	public List<Delivery> deliveries() {
		return this.platform.deliveries();
	}

	/**
	 * Deliver the notifications of all merchants elsewhere from now on, for a receiver
	 * whose port was not known when the emulator was started.
	 * @param deliveryBaseUri where, or {@code null} to deliver to the registered URLs
	 */
	public void deliverTo(@Nullable URI deliveryBaseUri) {
		this.platform.deliverTo(deliveryBaseUri);
	}

	/**
	 * Let something go wrong.
	 * @param fault what goes wrong next
	 */
	public void inject(Fault fault) {
		this.platform.faults().add(fault);
	}

	/**
	 * Name and find images differently from now on.
	 * @param images how
	 */
	public void changeImages(ImageOptions images) {
		this.platform.images().change(images);
	}

	/**
	 * List a new platform certificate from now on, and use it in a day, or from the next
	 * {@link #rotateCertificate() rotation}.
	 * @return the serial number of the new certificate
	 */
	public String announceCertificate() {
		return account().announceCertificate();
	}

	/**
	 * Use the announced platform certificate from now on, or a new one if none was
	 * announced. The one before is still listed.
	 * @return the serial number of the certificate in use
	 */
	public String rotateCertificate() {
		return account().rotateCertificate();
	}

	/**
	 * Go back to the start: no URLs, no complaints, no faults, no deliveries, no
	 * repetitions, the first platform certificates, the configured delivery base URI. The
	 * merchants stay, those included whose accounts were opened since.
	 */
	public void reset() {
		this.platform.reset();
	}

	/**
	 * Stop the server, all deliveries, timers and connections.
	 */
	@Override
	public void close() {
		this.platform.close();
		this.server.close();
		this.workers.close();
	}

}
