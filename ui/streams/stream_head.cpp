#include "ui/streams/stream_head.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>

namespace rf::ui {

using models::ChangeKindFilter;

namespace {
constexpr int kHeader = 52, kStreamSearch = 176;
}

StreamHead::StreamHead(models::StreamModel* model, CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_model(model), m_commands(commands), m_title(label({}, uiFont(16, QFont::DemiBold))), m_viewType(new Tag(QString())),
      m_note(label(tr("24 h retention"), uiFont(12), "text2")), m_streams(new QComboBox),
      m_kinds(new Segments({tr("All"), QStringLiteral("INSERT"), QStringLiteral("MODIFY"), QStringLiteral("REMOVE")})),
      m_search(new SearchField(tr("Key or attribute"))), m_pause(new Button(commands->action(QStringLiteral("streams.pause")), Look::Primary)) {
    setProperty("panel", "base");
    setFixedHeight(kHeader);
    m_kinds->setAccessibleName(tr("Kind of change"));
    m_kinds->setCurrent(0);
    m_search->setFixedWidth(kStreamSearch);
    m_search->setAccessibleName(tr("Find in records"));
    m_search->setToolTip(tr("A key, an attribute's name or a value; status = SHIPPED asks for an attribute that says so, “and” joins several"));
    m_streams->setAccessibleName(tr("Stream"));
    m_streams->setToolTip(tr("Streams that ended less than a day ago can still be read"));
    m_pause->setKeyHint(QKeySequence(Qt::Key_Space));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_viewType);
    row->addWidget(m_note);
    row->addWidget(m_streams);
    row->addWidget(new IconButton(commands->action(QStringLiteral("streams.settings"))));
    row->addStretch(1);
    row->addWidget(m_kinds);
    row->addWidget(m_search);
    row->addWidget(m_pause);
    connect(m_kinds, &Segments::currentChanged, this, &StreamHead::filter);
    connect(m_search, &QLineEdit::textChanged, this, &StreamHead::filter);
    connect(m_streams, &QComboBox::activated, this, [this](int at) { m_model->choose(m_streams->itemData(at).toString()); });
}

void StreamHead::filter() {
    if (m_filling) return;
    m_model->records()->setFilter({ChangeKindFilter(m_kinds->current()), m_search->text()});
    if (m_model->records()->rowCount() == 0) m_model->search();
}

void StreamHead::clearFilter() {
    m_filling = true;
    m_kinds->setCurrent(0);
    m_search->clear();
    m_filling = false;
    filter();
}

void StreamHead::refresh() {
    const models::TableInfo table = m_model->table();
    const models::StreamInfo stream = m_model->stream();
    m_title->setText(table.isValid() ? tr("%1 stream").arg(table.name) : tr("Streams"));
    m_viewType->setVisible(!stream.arn.isEmpty());
    m_viewType->setText(stream.viewType);
    m_viewType->updateGeometry();
    m_note->setVisible(!stream.arn.isEmpty());
    m_note->setText(stream.enabled ? tr("24 h retention")
                                   : tr("ended %1").arg(QDateTime::fromMSecsSinceEpoch(stream.disabledMs).toString(QStringLiteral("d MMM HH:mm"))));
    const QList<models::StreamInfo>& all = m_model->streams();
    m_streams->setVisible(all.size() > 1);
    m_streams->clear();
    for (const models::StreamInfo& each : all) {
        m_streams->addItem(QDateTime::fromMSecsSinceEpoch(each.createdMs).toString(QStringLiteral("d MMM HH:mm:ss")) + (each.enabled ? QString() : tr(", ended")), each.arn);
        if (each.arn == stream.arn) m_streams->setCurrentIndex(m_streams->count() - 1);
    }
    const bool paused = m_model->records()->isPaused();
    QAction* pause = m_commands->action(QStringLiteral("streams.pause"));
    pause->setText(paused ? tr("Resume &stream") : tr("Pause &stream"));
    pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    for (QWidget* each : std::initializer_list<QWidget*>{m_kinds, m_search, m_pause}) each->setEnabled(!stream.arn.isEmpty());
}

} // namespace rf::ui

#include "moc_stream_head.cpp"
