<?php

namespace Drupal\genesys_chat\Plugin\Block;

use Drupal\Core\Block\BlockBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\genesys_chat\ChatElement;

/**
 * A chat in a region of the theme.
 *
 * @Block(
 *   id = "genesys_chat",
 *   admin_label = @Translation("Chat"),
 *   category = @Translation("Chat")
 * )
 */
final class ChatBlock extends BlockBase {

  /**
   * {@inheritdoc}
   */
  public function defaultConfiguration() {
    return ['mode' => 'inline', 'heading' => ''];
  }

  /**
   * {@inheritdoc}
   */
  public function blockForm($form, FormStateInterface $form_state) {
    $form['mode'] = [
      '#type' => 'select',
      '#title' => $this->t('Mode'),
      '#options' => [
        'inline' => $this->t('In this place'),
        'floating' => $this->t('A button in the corner'),
        'page' => $this->t('The whole page'),
      ],
      '#default_value' => $this->configuration['mode'],
    ];
    $form['heading'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Heading'),
      '#description' => $this->t('Empty: the one of the deployment.'),
      '#default_value' => $this->configuration['heading'],
    ];
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function blockSubmit($form, FormStateInterface $form_state) {
    $this->configuration['mode'] = $form_state->getValue('mode');
    $this->configuration['heading'] = $form_state->getValue('heading');
  }

  /**
   * {@inheritdoc}
   */
  public function build() {
    $own = array_intersect_key($this->configuration, ['mode' => TRUE, 'heading' => TRUE]);
    return ChatElement::build($own + \Drupal::config('genesys_chat.settings')->get());
  }

}
