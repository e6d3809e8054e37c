#include "ui/preferences/settings_page.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace rf::ui {

using models::Preferences;
namespace pref = models::pref;

namespace {
constexpr int kHead = 52, kNavigation = 188, kWidest = 720, kEditor = 200;
}

SettingsPage::SettingsPage(Preferences* preferences, KeyMap* keys, QWidget* parent)
    : QWidget(parent), m_preferences(preferences), m_sections(new QListWidget), m_stack(new QStackedWidget), m_keys(new KeysPanel(keys)) {
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));
    auto* head = new QFrame;
    head->setProperty("panel", "base");
    head->setFixedHeight(kHead);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    headRow->addWidget(label(tr("Settings"), uiFont(16, QFont::DemiBold)));
    headRow->addStretch(1);
    m_sections->setObjectName(QStringLiteral("settingsSections"));
    m_sections->setAccessibleName(tr("Sections of the settings"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setFixedWidth(kNavigation);
    m_sections->setFont(uiFont(13));
    auto* body = new QHBoxLayout;
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_sections);
    body->addWidget(new Separator(Qt::Vertical));
    body->addWidget(m_stack, 1);
    auto* column = bareColumn(this);
    column->addWidget(head);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addLayout(body, 1);
    addAppearance();
    addEditing();
    addReading();
    addEndpoint();
    addFiles();
    addSection(tr("Keys"))->addWidget(m_keys, 1);
    for (int row = 0; row < m_sections->count(); ++row) m_sections->item(row)->setSizeHint({kNavigation, 32});
    connect(m_sections, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);
    setFocusProxy(m_sections);
}

void SettingsPage::showKeys() {
    m_sections->setCurrentRow(m_sections->count() - 1);
    m_keys->field()->setFocus(Qt::OtherFocusReason);
}

QVBoxLayout* SettingsPage::addSection(const QString& title) {
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* sheet = new QFrame;
    sheet->setProperty("panel", "base");
    auto* row = new QHBoxLayout(sheet);
    row->setContentsMargins(24, 20, 24, 24);
    auto* inner = new QWidget;
    inner->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->setAlignment(Qt::AlignTop);
    column->addWidget(label(title, uiFont(16, QFont::DemiBold)));
    row->addWidget(inner, 1);
    row->addStretch(0);
    scroll->setWidget(sheet);
    m_stack->addWidget(scroll);
    m_sections->addItem(title);
    return column;
}

void SettingsPage::addRow(QVBoxLayout* section, const QString& text, const QString& hint, QWidget* editor) {
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(label(text));
    if (!hint.isEmpty()) {
        auto* below = label(hint, uiFont(12), "text2");
        below->setWordWrap(true);
        words->addWidget(below);
    }
    row->addLayout(words, 1);
    row->addWidget(editor, 0, Qt::AlignTop | Qt::AlignRight);
    editor->setAccessibleName(text);
    editor->setAccessibleDescription(hint);
    section->addLayout(row);
}

QWidget* SettingsPage::choices(const QString& name, const char* key, const QList<Choice>& choices) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setFixedWidth(kEditor);
    for (const Choice& choice : choices) box->addItem(choice.text, choice.value);
    const auto show = [this, box, key] { box->setCurrentIndex(std::max(0, box->findData(m_preferences->value(QLatin1String(key)).toString()))); };
    show();
    connect(box, &QComboBox::activated, this, [this, box, key] { m_preferences->set(QLatin1String(key), box->currentData()); });
    connect(m_preferences, &Preferences::changed, box, [key, show](const QString& changed) {
        if (changed == QLatin1String(key)) show();
    });
    return box;
}

QWidget* SettingsPage::number(const QString& name, const char* key, int least, int most, int step, const QString& suffix,
                              const QString& atZero) {
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setFixedWidth(kEditor);
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setGroupSeparatorShown(most > 65'535);
    box->setSuffix(suffix);
    box->setSpecialValueText(atZero);
    box->setKeyboardTracking(false);
    box->setValue(m_preferences->number(QLatin1String(key)));
    connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { m_preferences->set(QLatin1String(key), value); });
    return box;
}

QWidget* SettingsPage::onOff(const QString& name, const char* key) {
    auto* box = new SwitchButton(name);
    box->setObjectName(name);
    box->setCheckable(true);
    box->setChecked(m_preferences->isOn(QLatin1String(key)));
    connect(box, &SwitchButton::toggled, this, [this, key](bool on) { m_preferences->set(QLatin1String(key), on); });
    return box;
}

QWidget* SettingsPage::folder(const QString& name, const char* key) {
    auto* button = new Button(QString());
    button->setObjectName(name);
    button->setIconName(QStringLiteral("folder"));
    button->setMaximumWidth(320);
    const auto show = [this, button, key] {
        const QString folder = m_preferences->text(QLatin1String(key));
        button->setText(folder.isEmpty() ? tr("Documents") : QDir(folder).dirName());
        button->setToolTip(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : folder);
        button->updateGeometry();
    };
    show();
    connect(button, &Button::clicked, this, [this, key, show] {
        auto* dialog = new QFileDialog(this, tr("Folder of table files"), m_preferences->text(QLatin1String(key)));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this, key, show](const QString& chosen) {
            m_preferences->set(QLatin1String(key), chosen);
            show();
        });
        dialog->open();
    });
    return button;
}

void SettingsPage::addAppearance() {
    auto* section = addSection(tr("Appearance"));
    addRow(section, tr("Theme"), {},
           choices(QStringLiteral("theme"), pref::kTheme, {{QStringLiteral("system"), tr("As the desktop")}, {QStringLiteral("light"), tr("Light")}, {QStringLiteral("dark"), tr("Dark")}}));
    addRow(section, tr("Height of rows"), tr("In the grid, the sidebar and lists."),
           choices(QStringLiteral("density"), pref::kDensity, {{QStringLiteral("compact"), tr("Compact")}, {QStringLiteral("normal"), tr("Normal")}, {QStringLiteral("roomy"), tr("Roomy")}}));
    QList<Choice> scales;
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200}) scales << Choice{QString::number(percent), tr("%1 %").arg(percent)};
    addRow(section, tr("Size of text and controls"), tr("Takes effect at the next start."), choices(QStringLiteral("scale"), pref::kScale, scales));
    addRow(section, tr("Language"), tr("Takes effect at the next start."),
           choices(QStringLiteral("language"), pref::kLanguage, {{QString(), tr("As the desktop")}, {QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}}));
}

void SettingsPage::addEditing() {
    auto* section = addSection(tr("Editing"));
    addRow(section, tr("Ask before quitting while changes are staged"),
           tr("Staged changes are kept and come back at the next start, so nothing is lost either way."),
           onOff(QStringLiteral("askToQuit"), pref::kAskToQuit));
}

void SettingsPage::addReading() {
    auto* section = addSection(tr("Reading"));
    addRow(section, tr("Items examined a page"), tr("For new tabs. Each tab has its own in the query bar."),
           number(QStringLiteral("pageSize"), pref::kPageSize, 0, 1'000'000, 50, {}, tr("1 MB, as the service")));
    addRow(section, tr("Strongly consistent reads"), tr("For new tabs. They cost twice as much, and see every write that was acknowledged."),
           onOff(QStringLiteral("consistent"), pref::kConsistent));
    addRow(section, tr("Ask before a read that may use more than"), tr("What a run is thought to use stands in the query bar."),
           number(QStringLiteral("warnAbove"), pref::kWarnAbove, 0, 1'000'000'000, 100, tr(" RCU"), tr("Never ask")));
}

void SettingsPage::addEndpoint() {
    auto* section = addSection(tr("Endpoint"));
    addRow(section, tr("Port"), tr("Where SDKs find the file that is served, from the next time it is."),
           number(QStringLiteral("port"), pref::kPort, 0, 65'535, 1, {}, tr("Any free one")));
    addRow(section, tr("Serve at the start"), tr("The first file of the session is served as soon as it is open."),
           onOff(QStringLiteral("serveOnStart"), pref::kServeOnStart));
}

void SettingsPage::addFiles() {
    auto* section = addSection(tr("Files"));
    addRow(section, tr("Folder of table files"), tr("Where dialogs begin and new files go."), folder(QStringLiteral("folder"), pref::kFolder));
    addRow(section, tr("Updates"), tr("The program looks for none and sends nothing anywhere. New versions come as packages."), label(tr("None"), uiFont(13), "text2"));
}

} // namespace rf::ui

#include "moc_settings_page.cpp"
