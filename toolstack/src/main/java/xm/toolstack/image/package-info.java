/** Domains into images and out of them: save, restore, and what migration stands on. */
package xm.toolstack.image;
