package io.github.wechatpay.complaint.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.http.EmulatorServer;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * The platform side of WeChat Pay's complaint notifications: serves the API to one
 * merchant, and notifies it of complaints. It listens from the moment it is created until
 * it is closed. Emulators share nothing, so there may be several in a JVM.
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
			this.server = new EmulatorServer(this.host, settings.port(), handler(this.platform), this.workers);
		}
		catch (RuntimeException ex) {
			this.workers.close();
			throw ex;
		}
	}

	private static RequestHandler handler(Platform platform) {
		RequestHandler api = platform.api();
		RequestHandler control = new ControlPlane(platform);
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
		return this.platform.merchant();
	}

	/**
	 * Return the registered notification URL.
	 * @return the URL, or {@code null} if there is none
	 */
	public @Nullable String registeredUrl() {
		return this.platform.urls().registered();
	}

	/**
	 * Raise a complaint and start to notify the merchant.
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint() {
		return raiseComplaint(ComplaintRequest.DEFAULT_ACTION);
	}

	/**
	 * Raise a complaint and start to notify the merchant.
	 * @param actionType what happened to the complaint
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint(String actionType) {
		return this.platform.courier().raise(actionType, null);
	}

	/**
	 * Let something happen to a complaint that was raised before, and start to notify the
	 * merchant.
	 * @param actionType what happened to the complaint
	 * @param complaintId the complaint
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raiseComplaint(String actionType, String complaintId) {
		return this.platform.courier().raise(actionType, complaintId);
	}

	/**
	 * Return the attempts to deliver notifications.
	 * @return all attempts that are over, oldest first
	 */
	public List<Delivery> deliveries() {
		return this.platform.courier().deliveries();
	}

	/**
	 * Deliver notifications elsewhere from now on, for a receiver whose port was not
	 * known when the emulator was started.
	 * @param deliveryBaseUri where, or {@code null} to deliver to the registered URL
	 */
	public void deliverTo(@Nullable URI deliveryBaseUri) {
		this.platform.address().redirect(deliveryBaseUri);
	}

	/**
	 * Let something go wrong.
	 * @param fault what goes wrong next
	 */
	public void inject(Fault fault) {
		this.platform.faults().add(fault);
	}

	/**
	 * Use a new platform certificate from now on. The one before is still listed.
	 * @return the serial number of the new certificate
	 */
	public String rotateCertificate() {
		return this.platform.certificates().rotate().serialNumber();
	}

	/**
	 * Go back to the start: no URL, no faults, no deliveries, no repetitions, the first
	 * platform certificate, the configured delivery base URI. The merchant stays the
	 * same.
	 */
	public void reset() {
		this.platform.reset();
	}

	/**
	 * Stop the server, all deliveries, timers and connections.
	 */
	@Override
	public void close() {
		this.platform.courier().close();
		this.server.close();
		this.workers.close();
	}

}
