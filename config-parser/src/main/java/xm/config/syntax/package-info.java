/** Text to syntax tree: the Python 2 subset that configuration files are written in. */
package xm.config.syntax;
