#include "ui/common/dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace rf::ui {

Dialog::Dialog(const QString& title, QWidget* parent)
    : QDialog(parent), m_body(new QVBoxLayout), m_footer(new QHBoxLayout) {
    setWindowTitle(title);
    setAccessibleName(title);
    m_body->setContentsMargins(16, 16, 16, 16);
    m_body->setSpacing(12);
    auto* footer = new QFrame;
    footer->setProperty("panel", "footer");
    footer->setFixedHeight(kDialogFooter);
    footer->setLayout(m_footer);
    m_footer->setContentsMargins(14, 0, 14, 0);
    m_footer->setSpacing(8);
    m_footer->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_body, 1);
    layout->addWidget(footer);
}

void Dialog::addFooterNote(QWidget* widget) {
    const auto* words = qobject_cast<QLabel*>(widget); // words that may wrap have all the room there is before they do
    m_footer->insertWidget(0, widget, words && words->wordWrap() ? 100 : 0);
}

Button* Dialog::addCancel() {
    auto* button = new Button(tr("Cancel"));
    m_footer->addWidget(button);
    connect(button, &Button::clicked, this, &QDialog::reject);
    return button;
}

Button* Dialog::addAccept(const QString& text) {
    auto* button = new Button(text, Look::Primary);
    button->setDefault(true);
    m_footer->addWidget(button);
    connect(button, &Button::clicked, this, &QDialog::accept);
    return button;
}

void Dialog::present() {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    // A size hint guesses the height of wrapped words for a narrower dialog: those of a fixed width can say it exactly.
    if (minimumWidth() == maximumWidth() && layout()->hasHeightForWidth())
        resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
    show();
    raise();
    activateWindow();
}

Dialog* ask(QWidget* parent, const QString& title, const QString& text, const QString& action, bool dangerous,
            std::function<void()> yes) {
    auto* dialog = new Dialog(title, parent);
    auto* words = label(text);
    words->setWordWrap(true);
    words->setMinimumWidth(380);
    dialog->body()->addWidget(words);
    dialog->addCancel();
    Button* button = dialog->addAccept(action);
    if (dangerous) {
        button->setDefault(false);
        button->setLook(Look::Danger);
    }
    QObject::connect(dialog, &QDialog::accepted, parent, std::move(yes));
    dialog->present();
    return dialog;
}

Dialog* tell(QWidget* parent, const QString& title, const QString& headline, const QString& text) {
    auto* dialog = new Dialog(title, parent);
    dialog->body()->addWidget(label(headline, uiFont(13, QFont::DemiBold)));
    auto* words = label(text, uiFont(12), "text2");
    words->setWordWrap(true);
    words->setMinimumWidth(380);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    dialog->body()->addWidget(words);
    dialog->addAccept(Dialog::tr("Close"));
    dialog->present();
    return dialog;
}

} // namespace rf::ui

#include "moc_dialog.cpp"
