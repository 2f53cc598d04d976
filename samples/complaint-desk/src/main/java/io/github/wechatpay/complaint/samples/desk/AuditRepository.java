package io.github.wechatpay.complaint.samples.desk;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

/**
 * What was done at the desk.
 */
interface AuditRepository extends CrudRepository<AuditEntry, Long> {

	List<AuditEntry> findFirst100ByOrderByIdDesc();

	List<AuditEntry> findFirst100ByComplaintIdOrderByIdDesc(String complaintId);

}
