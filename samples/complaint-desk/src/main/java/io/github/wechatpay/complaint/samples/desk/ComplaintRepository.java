package io.github.wechatpay.complaint.samples.desk;

import org.springframework.data.repository.ListCrudRepository;

/**
 * The complaints in the desk's own database.
 */
public interface ComplaintRepository extends ListCrudRepository<StoredComplaint, String> {

}
