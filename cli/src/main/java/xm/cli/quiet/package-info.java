/**
 * What the libraries in xm.jar get instead of java.util.logging, and of one class of JNA: {@code
 * cli/pom.xml} relocates their references when it puts the jar together. Preparing
 * java.util.logging costs every start a fifth of its time, only for JNA to have a logger that says
 * nothing. The names and signatures are the JDK's; as many as the libraries call.
 */
package xm.cli.quiet;
