<?php
/** The parts of Drupal that the module calls. */

namespace Drupal\Core\Block {
	abstract class BlockBase {
		public array $configuration;
		public function __construct( array $configuration = array() ) {
			$this->configuration = $configuration + $this->defaultConfiguration();
		}
		public function t( $text ) {
			return $text;
		}
	}
}

namespace Drupal\Core\Form {
	interface FormStateInterface {
		public function getValue( $name );
		public function setErrorByName( $name, $message );
	}
	abstract class ConfigFormBase {
		public function t( $text ) {
			return $text;
		}
		public function config( $name ) {
			return \Drupal::config( $name );
		}
		public function buildForm( array $form, FormStateInterface $state ) {
			return $form;
		}
		public function submitForm( array &$form, FormStateInterface $state ) {}
	}
}

namespace Drupal\Core {
	/** As documented: throws for an address without a scheme. */
	final class Url {
		private function __construct( public readonly string $uri ) {}
		public static function fromUri( string $uri ): self {
			if ( ! preg_match( '/^[a-z][a-z0-9+.-]*:/i', $uri ) ) {
				throw new \InvalidArgumentException( $uri );
			}
			return new self( $uri );
		}
	}
}

namespace {
	use Drupal\Core\Form\FormStateInterface;

	final class Drupal {
		public static array $config = array();
		public static bool $admin   = false;
		public static function config( string $name ) {
			return new class( $name ) {
				public function __construct( private string $name ) {}
				public function get( ?string $key = null ) {
					$all = Drupal::$config[ $this->name ] ?? array();
					return null === $key ? $all : ( $all[ $key ] ?? null );
				}
				public function set( string $key, $value ) {
					Drupal::$config[ $this->name ][ $key ] = $value;
					return $this;
				}
				public function save() {
					Drupal::$config['saved'] = true;
				}
			};
		}
		public static function service( string $name ) {
			ok( 'router.admin_context' === $name, $name );
			return new class() {
				public function isAdminRoute() {
					return Drupal::$admin;
				}
			};
		}
	}

	final class FormState implements FormStateInterface {
		public array $errors = array();
		public function __construct( private array $values ) {}
		public function getValue( $name ) {
			return $this->values[ $name ] ?? null;
		}
		public function setErrorByName( $name, $message ) {
			$this->errors[] = $name;
		}
	}

	/** As Drupal draws html_tag and link: attributes and titles escaped, dangerous protocols taken off. */
	function render( array $build ): string {
		if ( ! isset( $build['#type'] ) ) {
			return '';
		}
		$escape = static fn( $text ) => htmlspecialchars( (string) $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
		if ( 'link' === $build['#type'] ) {
			return '<a href="' . $escape( $build['#url']->uri ) . '">' . $escape( $build['#title'] ) . '</a>';
		}
		$html = '<' . $build['#tag'];
		foreach ( $build['#attributes'] as $name => $value ) {
			$html .= ' ' . $escape( $name ) . '="' . $escape( $value ) . '"';
		}
		$children = array_filter( $build, static fn( $key ) => '#' !== $key[0], ARRAY_FILTER_USE_KEY );
		return $html . '>' . implode( '', array_map( 'render', $children ) ) . '</' . $build['#tag'] . '>';
	}
}
