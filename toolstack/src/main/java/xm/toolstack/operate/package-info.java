/** What is done to a domain that exists: pause, rename, shut down, open its console. */
package xm.toolstack.operate;
