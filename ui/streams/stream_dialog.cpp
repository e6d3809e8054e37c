#include "ui/streams/stream_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QPointer>
#include <QRadioButton>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

struct Choice {
    const char* viewType;
    const char* meaning;
};
constexpr Choice kChoices[] = {
    {"NEW_AND_OLD_IMAGES", QT_TRANSLATE_NOOP("rf::ui::StreamDialog", "The item before and after. What replay and Ripple need.")},
    {"NEW_IMAGE", QT_TRANSLATE_NOOP("rf::ui::StreamDialog", "The item after the change. Enough for copies and search indexes.")},
    {"OLD_IMAGE", QT_TRANSLATE_NOOP("rf::ui::StreamDialog", "The item before the change. Enough for archives and audits.")},
    {"KEYS_ONLY", QT_TRANSLATE_NOOP("rf::ui::StreamDialog", "Only which item. The smallest records.")},
    {"", QT_TRANSLATE_NOOP("rf::ui::StreamDialog", "Nothing is recorded.")},
};
constexpr int kStreamDialogWidth = 460, kWordsOfRadio = 20; ///< under the words of a radio button

} // namespace

StreamDialog::StreamDialog(models::StreamModel* model, QWidget* parent)
    : Dialog(tr("Stream of %1").arg(model->table().name), parent), m_model(model), m_before(model->stream()), m_note(label({}, uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")) {
    setObjectName(QStringLiteral("streamDialog"));
    setFixedWidth(kStreamDialogWidth);
    if (!m_before.enabled) m_before = {};
    for (const Choice& each : kChoices) {
        const QString type = QString::fromLatin1(each.viewType);
        auto* radio = new QRadioButton(type.isEmpty() ? tr("No stream") : type);
        radio->setFont(type.isEmpty() ? uiFont(13) : monoFont(12));
        radio->setAccessibleDescription(tr(each.meaning));
        radio->setChecked(type == (m_before.arn.isEmpty() ? QStringLiteral("NEW_AND_OLD_IMAGES") : m_before.viewType));
        auto* part = new QVBoxLayout;
        part->setSpacing(2);
        part->addWidget(radio);
        auto* words = label(tr(each.meaning), uiFont(12), "text2");
        words->setContentsMargins(kWordsOfRadio, 0, 0, 0);
        part->addWidget(words);
        body()->addLayout(part);
        connect(radio, &QRadioButton::toggled, this, &StreamDialog::refresh);
        m_choices.append({type, radio});
    }
    for (QLabel* text : {m_note, m_problem}) {
        text->setWordWrap(true);
        body()->addWidget(text);
    }
    m_problem->hide();
    addCancel();
    m_apply = addAccept(tr("Apply"));
    refresh();
}

QRadioButton* StreamDialog::choice(const QString& viewType) const {
    for (const auto& [type, radio] : m_choices)
        if (type == viewType) return radio;
    return nullptr;
}

QString StreamDialog::chosen() const {
    for (const auto& [type, radio] : m_choices)
        if (radio->isChecked()) return type;
    return {};
}

void StreamDialog::refresh() {
    const QString type = chosen();
    const bool same = type == (m_before.arn.isEmpty() ? QString() : m_before.viewType);
    if (m_apply) m_apply->setEnabled(!same && !m_model->isReadOnly());
    if (m_model->isReadOnly()) return m_note->setText(tr("The file is read-only."));
    if (same) return m_note->setText(m_before.arn.isEmpty() ? tr("The table has no stream now.") : tr("This is how the stream is now."));
    if (m_before.arn.isEmpty()) return m_note->setText(tr("From now on every change of an item is recorded, in the transaction that makes it, and can be read for 24 hours."));
    if (type.isEmpty()) return m_note->setText(tr("The stream ends. What it holds can be read for 24 more hours."));
    m_note->setText(tr("A view type cannot be changed: the stream ends and a new one begins, with another ARN. The old one can be read for 24 more hours; triggers stay on it."));
}

void StreamDialog::accept() {
    m_apply->setEnabled(false);
    m_problem->hide();
    const QString type = chosen(), table = m_model->table().name;
    m_model->setStream(type, [this, self = QPointer(this), type, table](const models::Failure& failure) {
        if (!self) return;
        if (!failure.isEmpty()) {
            m_problem->setText(failure.headline + QLatin1Char('\n') + failure.detail);
            m_problem->show();
            return refresh();
        }
        emit notice(type.isEmpty() ? tr("%1 has no stream any more").arg(table) : tr("%1 has a stream now: %2").arg(table, type));
        QDialog::accept();
    });
}

} // namespace rf::ui

#include "moc_stream_dialog.cpp"
