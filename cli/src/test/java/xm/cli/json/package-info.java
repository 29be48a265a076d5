/** JSON as tests read it: values, and the JSON Schemas of docs/json-schema. */
package xm.cli.json;
