/** A xenstore client: requests, transactions, watches, and waiting as a question asked again. */
package xm.xenstore;
