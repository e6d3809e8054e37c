#include "ui/tables/typed_name_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace rf::ui {

TypedNameDialog::TypedNameDialog(const QString& title, const QString& text, const QString& name, const QString& action, std::function<void()> yes,
                                 QWidget* parent)
    : Dialog(title, parent), m_wanted(name), m_yes(std::move(yes)), m_name(new QLineEdit) {
    setFixedWidth(440);
    QLabel* words = label(text, uiFont());
    words->setWordWrap(true);
    body()->addWidget(words);
    QLabel* asked = label(tr("Type %1 to go on").arg(name), uiFont(12), "text2");
    asked->setBuddy(m_name);
    body()->addWidget(asked);
    m_name->setFont(monoFont());
    m_name->setAccessibleName(tr("Name of the table"));
    m_name->setObjectName(QStringLiteral("typedName"));
    body()->addWidget(m_name);
    addCancel();
    m_button = addAccept(action);
    m_button->setLook(Look::Danger);
    m_button->setEnabled(false);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& typed) { m_button->setEnabled(typed == m_wanted); });
    m_name->setFocus();
}

void TypedNameDialog::accept() {
    if (m_name->text() != m_wanted) return;
    done(QDialog::Accepted);
    if (m_yes) m_yes();
}

} // namespace rf::ui

#include "moc_typed_name_dialog.cpp"
