package io.github.wechatpay.complaint.emulator.api;

import java.time.Clock;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.identity.MessageSigner;
import io.github.wechatpay.complaint.emulator.merchant.Merchants;

/**
 * What the API is made of.
 *
 * @param merchants who may call it
 * @param faults what goes wrong
 * @param options how the API behaves where there is a choice
 * @param images how images are named and found
 * @param clock the platform's clock
 * @param random the source of nonces and ids
 * @param json reads and writes bodies
 */
public record Api(Merchants merchants, FaultQueue faults, ApiOptions options, ImageSettings images, Clock clock,
		RandomText random, JsonBodies json) {

	/**
	 * Put the API together.
	 * @return the handler of its requests
	 */
	public ApiHandler handler() {
		ErrorAnswers errors = new ErrorAnswers(this.json);
		AnswerSigner signer = new AnswerSigner(new MessageSigner(this.clock, this.random),
				this.options.certificatesAvailable());
		ApiDispatcher dispatcher = new ApiDispatcher(routes(), new RequestAuthenticator(this.merchants, this.clock),
				signer, errors);
		return new ApiHandler(this.faults, new StatusFaults(errors), dispatcher, new RequestIds(this.random),
				this.clock);
	}

	private Routes<Endpoint> routes() {
		Routes<Endpoint> routes = new Routes<>();
		for (MerchantRegion region : MerchantRegion.values()) {
			addNotificationUrls(routes, region);
			addComplaints(routes, region);
			addImages(routes, region);
			CertificatesEndpoint list = new CertificatesEndpoint(this.options.certificatesAvailable(), this.random,
					this.json);
			routes.add("GET", region.pathPrefix() + "/certificates", Endpoint.of(region, list::list));
		}
		return routes;
	}

	private void addNotificationUrls(Routes<Endpoint> routes, MerchantRegion region) {
		NotificationUrlEndpoint url = new NotificationUrlEndpoint(this.options, this.json);
		String path = region.pathPrefix() + "/merchant-service/complaint-notifications";
		routes.add("POST", path, Endpoint.of(region, url::create));
		routes.add("GET", path, Endpoint.of(region, url::query));
		routes.add("PUT", path, Endpoint.of(region, url::update));
		routes.add("DELETE", path, Endpoint.of(region, url::delete));
	}

	private void addComplaints(Routes<Endpoint> routes, MerchantRegion region) {
		ComplaintLookup lookup = new ComplaintLookup(this.merchants, this.options.missingComplaintStatus());
		ComplaintQueries queries = new ComplaintQueries(lookup,
				new ComplaintWriter(this.images, this.clock, this.random), this.options.largestPage(), this.json);
		ComplaintActions actions = new ComplaintActions(lookup, this.options, this.clock, this.json);
		boolean global = region == MerchantRegion.GLOBAL;
		String path = region.pathPrefix() + "/merchant-service/complaints" + ((global) ? "" : "-v2");
		routes.add("GET", path, Endpoint.of(region, queries::list));
		routes.add("GET", path + "/{id}", Endpoint.of(region, queries::detail));
		routes.add("GET", path + "/{id}/negotiation-historys", Endpoint.of(region, queries::history));
		routes.add("POST", path + "/{id}/response", Endpoint.of(region, actions::respond));
		routes.add("POST", path + "/{id}/complete", Endpoint.of(region, actions::complete));
		if (!global) {
			MainlandActions mainland = new MainlandActions(lookup, actions, this.json);
			routes.add("POST", path + "/{id}/update-refund-progress", Endpoint.of(region, mainland::decideRefund));
			routes.add("POST", path + "/{id}/response-immediate-service",
					Endpoint.of(region, mainland::respondImmediately));
		}
	}

	private void addImages(Routes<Endpoint> routes, MerchantRegion region) {
		ImageEndpoint endpoint = new ImageEndpoint(this.images, this.random, this.json);
		String path = region.pathPrefix() + "/merchant-service/images";
		routes.add("POST", path + "/upload",
				Endpoint.of(region, endpoint::upload).signedOver(ImageEndpoint::signedPart));
		routes.add("GET", path + "/{*token}", Endpoint.of(region, endpoint::download).withUnsignedAnswer());
	}

}
