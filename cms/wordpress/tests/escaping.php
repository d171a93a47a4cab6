<?php
/**
 * Escaping, cleaning and shortcodes as WordPress documents them: what is converted, what is stripped, what is left alone.
 */

/** Documented: encodes < > & " ', never twice; text that is not UTF-8 becomes empty. */
function esc_attr( $text ) {
	return htmlspecialchars( preg_match( '//u', (string) $text ) ? (string) $text : '', ENT_QUOTES, 'UTF-8', false );
}
function esc_html( $text ) {
	return esc_attr( $text );
}

/** Documented: one line without tags, percent-encoded octets or surplus white space; empty for what is no text. */
function sanitize_text_field( $text ) {
	if ( ! is_scalar( $text ) || ! preg_match( '//u', (string) $text ) ) {
		return '';
	}
	$text = (string) $text;
	if ( false !== strpos( $text, '<' ) ) {
		$text = preg_replace( '/<(?![^<]*>)/', '&lt;', $text );
		$text = preg_replace( '@<(script|style)[^>]*?>.*?</\1>@si', '', $text );
		$text = trim( strip_tags( $text ) );
	}
	$text = trim( preg_replace( '/[\r\n\t ]+/', ' ', $text ) );
	$cut  = preg_replace( '/%[a-f0-9]{2}/i', '', $text );
	return $cut === $text ? $text : trim( preg_replace( '/ +/', ' ', $cut ) );
}

/** Documented: drops what may not stand in an address, and an address whose protocol is not allowed. */
function sanitize_url( $url, $protocols = null ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\\x80-\\xff]|i', '', ltrim( (string) $url ) );
	if ( '' === $url ) {
		return '';
	}
	if ( false === strpos( $url, ':' ) && ! in_array( $url[0], array( '/', '#', '?' ), true ) ) {
		$url = 'http://' . $url;
	}
	if ( in_array( $url[0], array( '/', '#', '?' ), true ) ) {
		return $url;
	}
	$named = preg_match( '/^([a-z][a-z0-9+.-]*):/i', html_entity_decode( $url, ENT_QUOTES | ENT_HTML5 ), $found );
	return $named && in_array( strtolower( $found[1] ), $protocols ?? array( 'http', 'https', 'mailto', 'tel' ), true ) ? $url : '';
}
function esc_url( $url, $protocols = null ) {
	return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), str_replace( '&amp;', '&', sanitize_url( $url, $protocols ) ) );
}

/** Documented: tags and attributes that are not in the list go, and so do addresses with other protocols. */
function wp_kses( $html, $allowed, $protocols = array() ) {
	$html = str_replace( "\0", '', $html );
	return preg_replace_callback(
		'%(<!--.*?(-->|$))|(<[^>]*(>|$)|>)%s',
		static function ( $found ) use ( $allowed, $protocols ) {
			if ( ! preg_match( '%^<\s*(/\s*)?([a-zA-Z0-9-]+)([^>]*)>$%', $found[0], $tag ) ) {
				return 0 === strpos( $found[0], '<!--' ) ? '' : htmlspecialchars( $found[0], ENT_NOQUOTES );
			}
			$name = strtolower( $tag[2] );
			if ( ! isset( $allowed[ $name ] ) ) {
				return '';
			}
			if ( '' !== $tag[1] ) {
				return "</$name>";
			}
			preg_match_all( '/([a-zA-Z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))/', $tag[3], $pairs, PREG_SET_ORDER );
			$kept = '';
			foreach ( $pairs as $pair ) {
				$value = end( $pair );
				if ( ! isset( $allowed[ $name ][ strtolower( $pair[1] ) ] ) ) {
					continue;
				}
				if ( 'href' === strtolower( $pair[1] ) && '' === sanitize_url( $value, $protocols ) ) {
					$value = preg_replace( '/^.*?:/s', '', $value );
				}
				$kept .= sprintf( ' %s="%s"', $pair[1], esc_attr( $value ) );
			}
			return "<$name$kept>";
		},
		$html
	);
}

function shortcode_atts( $pairs, $given, $shortcode = '' ) {
	return array_merge( $pairs, array_intersect_key( (array) $given, $pairs ) );
}
function add_shortcode( $name, $callback ) {
	$GLOBALS['codes'][ $name ] = $callback;
}

/** Documented: names are lower-cased, a value without a name gets a number, a value with an open tag is dropped. */
function shortcode_parse_atts( $text ) {
	$pattern = '/([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)|([\w-]+)\s*=\s*\'([^\']*)\'(?:\s|$)|([\w-]+)\s*=\s*([^\s\'"]+)(?:\s|$)|"([^"]*)"(?:\s|$)|\'([^\']*)\'(?:\s|$)|(\S+)(?:\s|$)/';
	$result  = array();
	preg_match_all( $pattern, trim( $text ), $found, PREG_SET_ORDER );
	foreach ( $found as $each ) {
		$value = stripcslashes( end( $each ) );
		$value = false === strpos( $value, '<' ) || preg_match( '/^[^<]*+(?:<[^>]*+>[^<]*+)*+$/', $value ) ? $value : '';
		$name  = $each[1] . ( $each[3] ?? '' ) . ( $each[5] ?? '' );
		if ( '' === $name ) {
			$result[] = $value;
		} else {
			$result[ strtolower( $name ) ] = $value;
		}
	}
	return $result;
}
function do_shortcode( $content ) {
	return preg_replace_callback(
		'/\[(\w+)((?:\s[^\]]*)?)\](?:(.*?)\[\/\1\])?/s',
		static function ( $found ) {
			$callback = $GLOBALS['codes'][ $found[1] ] ?? null;
			return $callback ? $callback( shortcode_parse_atts( $found[2] ), $found[3] ?? '' ) : $found[0];
		},
		$content
	);
}
