package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintEvent;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.crypto.Pem;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;
import io.github.wechatpay.complaint.emulator.notification.ComplaintCourier;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.DeliveryAddress;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The platform's and the payers' side of one merchant: what they do to it, and what they
 * see of it.
 */
public final class EmulatedAccount {

	static final String CREATION = "CREATE_COMPLAINT";

	private static final Duration BULK_SPAN = Duration.ofDays(29);

	private final Platform platform;

	private final Merchant merchant;

	private final DeliveryAddress address;

	private final ComplaintCourier courier;

	EmulatedAccount(Platform platform, Merchant merchant, DeliveryAddress address, ComplaintCourier courier) {
		this.platform = platform;
		this.merchant = merchant;
		this.address = address;
		this.courier = courier;
	}

	/**
	 * Return what an application needs to know to connect as this merchant.
	 * @return the merchant, with the platform certificate in use
	 */
	public EmulatedMerchant merchant() {
		return EmulatedMerchant.of(this.merchant);
	}

	/**
	 * Return the file {@code apiclient_cert.pem}.
	 * @return the API certificate of the merchant, in PEM
	 */
	public String certificate() {
		return Pem.of(this.merchant.account().certificate());
	}

	/**
	 * Return the file {@code apiclient_cert.p12}.
	 * @return a PKCS #12 key store, whose password is the merchant id
	 */
	public byte[] keyStore() {
		return this.merchant.account().keyStore();
	}

	/**
	 * Return the registered notification URL.
	 * @return the URL, or {@code null} if there is none
	 */
	public @Nullable String registeredUrl() {
		return this.merchant.urls().registered();
	}

	/**
	 * Register a notification URL as if the merchant had done so, in the place of any
	 * other. It is not checked.
	 * @param url the URL
	 */
	public void register(String url) {
		this.merchant.urls().overwrite(url);
	}

	/**
	 * Deliver the notifications of this merchant elsewhere from now on.
	 * @param deliveryBaseUri where, or {@code null} to deliver to the registered URL
	 */
	public void deliverTo(@Nullable URI deliveryBaseUri) {
		this.address.redirect(deliveryBaseUri);
	}

	/**
	 * Return the attempts to deliver notifications to this merchant.
	 * @return all attempts that are over, oldest first
	 */
	public List<Delivery> deliveries() {
		return this.courier.deliveries();
	}

	/**
	 * Raise a complaint and start to notify the merchant.
	 * @param complaint what the payer complains about
	 * @return the complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint raise(NewComplaint complaint) {
		return raise(complaint, CREATION, null, true);
	}

	/**
	 * Raise a complaint that the merchant is never notified of.
	 * @param complaint what the payer complains about
	 * @return the complaint
	 */
	public RaisedComplaint raiseSilently(NewComplaint complaint) {
		return raise(complaint, CREATION, null, false);
	}

	RaisedComplaint raise(NewComplaint complaint, String actionType, @Nullable String complaintId, boolean notify) {
		Assert.hasText(actionType, "The action type must not be empty");
		requireAddress(notify);
		Complaint raised = Optional.ofNullable(complaintId)
			.flatMap(this.merchant.complaints()::find)
			.orElseGet(() -> add(complaint, complaintId));
		return happen(raised, actionType, message(complaint, actionType), notify);
	}

	private static Message message(NewComplaint complaint, String actionType) {
		boolean unsaid = complaint.detail().equals(NewComplaint.any().detail());
		String text = (unsaid) ? ComplaintEvent.of(actionType).map(ComplaintEvent::text).orElse("")
				: complaint.detail();
		return Message.of(text, complaint.images());
	}

	private Complaint add(NewComplaint complaint, @Nullable String complaintId) {
		Instant time = (complaint.time() != null) ? complaint.time() : this.platform.clock().instant();
		Complaint added = complaint(complaint, complaintId, time);
		this.merchant.complaints().add(added);
		return added;
	}

	private Complaint complaint(NewComplaint complaint, @Nullable String complaintId, Instant time) {
		String id = (complaintId != null) ? complaintId : this.platform.complaintIds().next(time);
		String mchid = (complaint.complaintedMchid() != null) ? complaint.complaintedMchid() : this.merchant.id();
		return new Complaint(id, mchid, time, complaint);
	}

	/**
	 * Raise many complaints that the merchant is not notified of, evenly spread over the
	 * last 29 days.
	 * @param count how many
	 * @param complaint what the payers complain about
	 */
	public void raiseMany(int count, NewComplaint complaint) {
		Instant now = this.platform.clock().instant();
		List<Complaint> complaints = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			complaints
				.add(complaint(complaint, null, now.minus(BULK_SPAN.multipliedBy(count - 1L - i).dividedBy(count))));
		}
		this.merchant.complaints().addAll(complaints);
	}

	/**
	 * Let the payer write a message, and start to notify the merchant.
	 * @param complaintId the complaint
	 * @param message what the payer writes
	 * @return the complaint
	 */
	public RaisedComplaint write(String complaintId, Message message) {
		return happen(complaintId, ComplaintEvent.USER_RESPONSE.name(), message, true);
	}

	/**
	 * Let the payer complain again, and start to notify the merchant.
	 * @param complaintId the complaint
	 * @param message what the payer writes
	 * @return the complaint
	 */
	public RaisedComplaint continueComplaint(String complaintId, Message message) {
		return happen(complaintId, ComplaintEvent.CONTINUE_COMPLAINT.name(), message, true);
	}

	/**
	 * Let anything happen to a complaint.
	 * @param complaintId the complaint
	 * @param actionType what happens, as a notification names it
	 * @param message what is said
	 * @param notify whether to start to notify the merchant
	 * @return the complaint
	 * @throws IllegalArgumentException if there is no such complaint
	 * @throws IllegalStateException if no notification URL is registered
	 */
	public RaisedComplaint happen(String complaintId, String actionType, Message message, boolean notify) {
		Complaint complaint = complaint(complaintId);
		requireAddress(notify);
		return happen(complaint, actionType, message, notify);
	}

	private RaisedComplaint happen(Complaint complaint, String actionType, Message message, boolean notify) {
		ComplaintEvent.of(actionType)
			.ifPresent((event) -> complaint.apply(event, message, this.platform.clock().instant(),
					this.platform.reopened()));
		return new RaisedComplaint(complaint.id(), (notify) ? this.courier.send(actionType, complaint.id()) : null);
	}

	private void requireAddress(boolean notify) {
		if (notify) {
			this.courier.requireAddress();
		}
	}

	/**
	 * Return a complaint.
	 * @param complaintId its id
	 * @return the complaint, which changes as things happen to it
	 * @throws IllegalArgumentException if there is no such complaint
	 */
	public Complaint complaint(String complaintId) {
		return this.merchant.complaints()
			.find(complaintId)
			.orElseThrow(() -> new IllegalArgumentException("There is no complaint " + complaintId));
	}

	boolean has(String complaintId) {
		return this.merchant.complaints().find(complaintId).isPresent();
	}

	/**
	 * Issue a new platform certificate, which is listed from now on and used in a day, or
	 * from the next {@link #rotateCertificate() rotation}.
	 * @return the serial number of the new certificate
	 */
	public String announceCertificate() {
		return this.merchant.certificates().announce().serialNumber();
	}

	/**
	 * Use the announced platform certificate from now on, or a new one if none was
	 * announced. The one before is still listed.
	 * @return the serial number of the certificate in use
	 */
	public String rotateCertificate() {
		return this.merchant.certificates().rotate().serialNumber();
	}

	void reset(@Nullable URI deliveryBaseUri) {
		this.merchant.reset();
		this.courier.reset();
		this.address.redirect(deliveryBaseUri);
	}

	void close() {
		this.courier.close();
	}

	@Override
	public String toString() {
		return "EmulatedAccount[" + this.merchant.id() + "]";
	}

}
