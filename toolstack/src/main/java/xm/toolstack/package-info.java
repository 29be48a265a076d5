/** What commands can ask for: find, list, create, stop and describe domains. */
package xm.toolstack;
