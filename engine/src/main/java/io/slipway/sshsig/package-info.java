/** SSH signatures as {@code ssh-keygen -Y sign} makes them (OpenSSH, PROTOCOL.sshsig), checked with nothing but the JDK. */
package io.slipway.sshsig;
